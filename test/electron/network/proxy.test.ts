import { describe, expect, it } from 'vitest';
import { environmentProxies, isExempt, readProxy } from '#electron/network/proxy.ts';

describe('NO_PROXY', () => {
  it.each<[string, string[], boolean]>([
    ['http://a.example.test/', ['example.test'], true],
    ['http://example.test/', ['.example.test'], true],
    ['http://a.example.test/', ['*.example.test'], true],
    ['http://badexample.test/', ['example.test'], false],
    ['http://example.test/', ['*'], true],
    ['http://example.test:8080/', ['example.test:8080'], true],
    ['http://example.test/', ['example.test:8080'], false],
    ['https://example.test/', ['example.test:443'], true],
    ['http://EXAMPLE.test/', ['Example.TEST'], true],
    ['http://[::1]:80/', ['::1'], true],
    ['http://[::1]:80/', ['[::1]:80'], true],
    ['http://[::1]:80/', ['[::1]:81'], false],
    ['http://[fd00::5]/', ['[fd00::5]'], true],
    ['http://example.test/', ['', ' '], false],
  ])('%s with %j is exempt: %s', (address, exempt, wanted) => {
    expect(isExempt(new URL(address), exempt)).toBe(wanted);
  });
});

describe('the environment', () => {
  const proxyFor = (environment: Record<string, string>, address: string) =>
    environmentProxies(environment).rule(new URL(address))?.url.host ?? null;

  it('names a proxy for each scheme, and one for the rest', () => {
    const environment = { HTTPS_PROXY: 'http://a:1', http_proxy: 'b:2' };
    expect(proxyFor(environment, 'https://x.test/')).toBe('a:1');
    expect(proxyFor(environment, 'http://x.test/')).toBe('b:2');
    expect(proxyFor({ ALL_PROXY: 'http://c:3' }, 'http://x.test/')).toBe('c:3');
    expect(proxyFor({}, 'http://x.test/')).toBeNull();
  });

  it('exempts hosts', () => {
    expect(proxyFor({ HTTP_PROXY: 'http://a:1', NO_PROXY: 'y.test, x.test' }, 'http://x.test/')).toBeNull();
  });

  it.each(['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]/'])('never sends %s away', (address) => {
    expect(proxyFor({ HTTP_PROXY: 'http://a:1' }, address)).toBeNull();
  });

  it('names the variable whose value is no proxy', () => {
    expect(environmentProxies({ HTTPS_PROXY: 'socks5://a:1' }).unfit).toBe('HTTPS_PROXY');
    expect(environmentProxies({ HTTPS_PROXY: 'http://a:1' }).unfit).toBeNull();
  });
});

describe('a proxy as written', () => {
  it('keeps name and password apart from the address', () => {
    const proxy = readProxy('http://u:p%40@host:3128/path');
    expect(proxy?.url.href).toBe('http://host:3128/');
    expect(proxy?.credentials).toEqual({ user: 'u', password: 'p@' });
  });

  it.each(['socks5://host:1', 'host', '', 'ftp://host'])('is not “%s”', (text) => {
    expect(readProxy(text)).toBeNull();
  });
});
