import { generateKeyPairSync } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange, type ExchangeOptions } from '#electron/network/exchange.ts';
import { proxyRule, readProxy } from '#electron/network/proxy.ts';
import { bodyOf, files, serveClosedProxy, serveHttp, serveHttps, serveProxy } from '#test/kit/http-servers.ts';
import { selfSigned } from '#test/kit/tls-certificate.ts';

const options: ExchangeOptions = { timeout: 5_000, maxBytes: 1_000, privateAddresses: true };
const get = { method: 'GET', headers: {}, redirects: 3 } as const;
const throughProxy = (address: string, exempt: readonly string[] = []): ExchangeOptions => {
  const proxy = readProxy(address);
  if (proxy === null) throw new Error('not a proxy');
  return { ...options, proxies: proxyRule(proxy, exempt) };
};
const text = (body: Uint8Array): string => Buffer.from(body).toString();

describe('what time the server has', () => {
  const told = async (headers: Readonly<Record<string, string>>): Promise<readonly (readonly [string, number])[]> => {
    const heard: (readonly [string, number])[] = [];
    const server = await serveHttp((_, answer) => {
      answer.sendDate = false;
      answer.writeHead(200, headers).end('1');
    });
    await exchange(`${server}/`, get, { ...options, heardTime: (host, theirs) => heard.push([host, theirs]) });
    return heard;
  };
  const date = 'Mon, 23 Nov 2026 09:00:00 GMT';
  const then = Date.UTC(2026, 10, 23, 9);

  it('is its date, and what the answer lay in a cache since', async () => {
    expect(await told({ Date: date })).toEqual([[expect.stringMatching(/^127\.0\.0\.1:\d+$/), then]]);
    expect((await told({ Date: date, Age: '90' })).map(([, theirs]) => theirs)).toEqual([then + 90_000]);
  });

  it.each([['none'], ['yesterday'], ['2026-11-23'], ['Mon, 99 Nov 2026 09:00:00 GMT']])(
    'is not known from %s',
    async (given) => {
      expect(await told(given === 'none' ? {} : { Date: given })).toEqual([]);
    },
  );
});

describe('one exchange', () => {
  it('answers the body, its type and where it came from', async () => {
    const server = await serveHttp(files({ '/a': Buffer.from('yes') }, 'Application/PKIX-CRL; charset=x'));
    const reply = await exchange(`${server}/a`, get, options);
    expect(reply).toMatchObject({ ok: true, value: { type: 'application/pkix-crl', address: `${server}/a` } });
    expect(reply.ok && text(reply.value.body)).toBe('yes');
  });

  it('sends a body and no name of this program, no cookie, no kept connection', async () => {
    const seen: unknown[] = [];
    const server = await serveHttp(async (asked, answer) => {
      seen.push(asked.method, text(await bodyOf(asked)), asked.headers);
      answer.writeHead(200, { 'Set-Cookie': 'a=b' }).end('1');
    });
    const question = { method: 'POST', headers: { 'Content-Length': 2 }, body: Buffer.from('hi') } as const;
    expect((await exchange(`${server}/`, question, options)).ok).toBe(true);
    expect((await exchange(`${server}/`, question, options)).ok).toBe(true);
    const plain = { 'content-length': '2', host: server.slice(7), connection: 'close' };
    expect(seen).toEqual(['POST', 'hi', plain, 'POST', 'hi', plain]);
  });

  it.each([
    ['another scheme', 'ftp://example.test/a'],
    ['a file', 'file:///etc/passwd'],
    ['a directory service', 'ldap://example.test/cn=a'],
    ['a name in the address', 'http://user@example.test/'],
    ['no address', 'not an address'],
  ])('refuses %s', async (_, address) => {
    expect(await exchange(address, get, options)).toMatchObject({ error: { code: 'network.address-unfit' } });
  });

  it('names a status that is not 200, and keeps a query out of what it says', async () => {
    const server = await serveHttp((_, answer) => answer.writeHead(503).end());
    expect(await exchange(`${server}/a?token=secret`, get, options)).toEqual({
      ok: false,
      error: { code: 'network.status', details: { address: `${server}/a`, status: 503 } },
    });
  });

  it('names nobody there', async () => {
    expect(await exchange('http://127.0.0.1:9/', get, options)).toMatchObject({
      error: { code: 'network.unreachable', details: { reason: 'ECONNREFUSED' } },
    });
  });

  it.each([
    ['whose head says so', { 'Content-Length': 1_001 }],
    ['that only grows', {}],
  ])('stops an answer that is too large, one %s', async (_, headers) => {
    let sent = 0;
    const server = await serveHttp((_asked, answer) => {
      answer.writeHead(200, headers);
      const more = (): void => {
        if (answer.destroyed || sent > 10_000_000) return;
        sent += 600;
        answer.write(Buffer.alloc(600), () => setImmediate(more));
      };
      more();
    });
    expect(await exchange(`${server}/`, get, options)).toMatchObject({ error: { code: 'network.too-large' } });
    expect(sent).toBeLessThan(10_000_000);
  });

  it.each([
    ['never begins', () => undefined],
    [
      'drips',
      (answer: { write: (piece: string) => void; destroyed: boolean }) => {
        const drip = setInterval(() => (answer.destroyed ? clearInterval(drip) : answer.write('.')), 10);
      },
    ],
  ])('gives up on an answer that %s', async (_, answerSlowly) => {
    const server = await serveHttp((_asked, answer) => answerSlowly(answer));
    expect(await exchange(`${server}/`, get, { ...options, timeout: 100 })).toMatchObject({
      error: { code: 'network.timed-out', details: { seconds: 0.1 } },
    });
  });

  it('stops when the user does', async () => {
    const stop = new AbortController();
    const server = await serveHttp(() => stop.abort());
    expect(await exchange(`${server}/`, get, { ...options, signal: stop.signal })).toMatchObject({
      error: { code: 'call.cancelled' },
    });
  });

  it('asks nobody when it was stopped before', async () => {
    let asked = 0;
    const server = await serveHttp((_, answer) => {
      asked += 1;
      answer.end();
    });
    const signal = AbortSignal.abort();
    expect(await exchange(`${server}/`, get, { ...options, signal })).toMatchObject({ ok: false });
    expect(asked).toBe(0);
  });

  it('refuses a compressed answer, which it did not ask for', async () => {
    const server = await serveHttp((_, answer) => answer.writeHead(200, { 'Content-Encoding': 'gzip' }).end('x'));
    expect(await exchange(`${server}/`, get, options)).toMatchObject({ error: { code: 'network.not-an-answer' } });
  });
});

describe('redirects', () => {
  it('follows a few', async () => {
    const server = await serveHttp((asked, answer) => {
      const step = Number((asked.url ?? '').slice(1));
      if (step === 3) answer.writeHead(200).end('there');
      else answer.writeHead([301, 302, 307][step] ?? 500, { Location: `/${step + 1}` }).end();
    });
    const reply = await exchange(`${server}/0`, get, options);
    expect(reply).toMatchObject({ ok: true, value: { address: `${server}/3` } });
  });

  it('leaves a circle', async () => {
    let asked = 0;
    const server = await serveHttp((_, answer) => {
      asked += 1;
      answer.writeHead(302, { Location: '/' }).end();
    });
    expect(await exchange(`${server}/`, get, options)).toMatchObject({
      error: { code: 'network.too-many-redirects', details: { limit: 3 } },
    });
    expect(asked).toBe(4);
  });

  it.each(['ftp://example.test/', 'file:///etc/passwd', 'http://a:b@example.test/', 'http://[', ''])(
    'does not follow to “%s”',
    async (location) => {
      const server = await serveHttp((_, answer) =>
        answer.writeHead(302, location === '' ? {} : { Location: location }).end(),
      );
      expect(await exchange(`${server}/`, get, options)).toMatchObject({
        error: { code: 'network.redirect-refused' },
      });
    },
  );

  it('never sends a body elsewhere', async () => {
    const server = await serveHttp((_, answer) => answer.writeHead(307, { Location: '/b' }).end());
    const question = { method: 'POST', headers: {}, body: Buffer.from('x'), redirects: 3 } as const;
    expect(await exchange(`${server}/`, question, options)).toMatchObject({
      error: { code: 'network.status', details: { status: 307 } },
    });
  });
});

describe('addresses out of certificates', () => {
  const stranger: ExchangeOptions = { ...options, privateAddresses: false };
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://a.localhost/',
    'http://10.1.2.3/',
    'http://172.31.0.1/',
    'http://192.168.1.1/router',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://0x7f.1/',
  ])('do not lead to %s', async (address) => {
    expect(await exchange(address, get, stranger)).toMatchObject({ error: { code: 'network.address-private' } });
  });

  it('do not lead there by way of the proxy or another name either', async () => {
    const { address, asked } = await serveProxy();
    const refused = await exchange('http://127.0.0.1/', get, { ...throughProxy(address), privateAddresses: false });
    expect(refused).toMatchObject({ error: { code: 'network.address-private' } });
    expect(asked).toEqual([]);
  });
});

describe('a proxy', () => {
  const { key, certificate } = selfSigned(generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'localhost');
  const known = getCACertificates('default');
  beforeAll(() => setDefaultCACertificates([...known, certificate]));
  afterAll(() => setDefaultCACertificates(known));

  it('is asked for http with the whole address', async () => {
    const server = await serveHttp(files({ '/a': Buffer.from('yes') }));
    const { address, asked } = await serveProxy();
    expect((await exchange(`${server}/a`, get, throughProxy(address))).ok).toBe(true);
    expect(asked).toEqual([{ line: `GET ${server}/a`, authorization: null }]);
  });

  it('opens the way to https and sees no more than the host', async () => {
    const server = await serveHttps(files({ '/a': Buffer.from('yes') }), key, certificate);
    const { address, asked } = await serveProxy();
    const reply = await exchange(`${server}/a`, get, throughProxy(address));
    expect(reply.ok && text(reply.value.body)).toBe('yes');
    expect(asked).toEqual([{ line: `CONNECT ${server.slice(8)}`, authorization: null }]);
  });

  it('does not make a certificate good: the host is still checked', async () => {
    const other = selfSigned(generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'elsewhere.test');
    const server = await serveHttps(files({}), other.key, other.certificate);
    const { address } = await serveProxy();
    expect(await exchange(`${server}/`, get, throughProxy(address))).toMatchObject({
      error: { code: 'network.unreachable' },
    });
    expect(await exchange(`${server}/`, get, options)).toMatchObject({ error: { code: 'network.unreachable' } });
  });

  it.each([
    ['http', (): Promise<string> => serveHttp(files({ '/': Buffer.from('1') }))],
    ['https', (): Promise<string> => serveHttps(files({ '/': Buffer.from('1') }), key, certificate)],
  ])('gets its password for %s, or says that it wants one', async (_, serve) => {
    const server = await serve();
    const { address, asked } = await serveProxy({ user: 'us er', password: 'pa:ss' });
    const refused = await exchange(`${server}/`, get, throughProxy(address));
    expect(refused).toEqual({
      ok: false,
      error: { code: 'network.proxy-password', details: { proxy: address.slice(7) } },
    });
    const withPassword = address.replace('http://', 'http://us%20er:pa%3Ass@');
    expect((await exchange(`${server}/`, get, throughProxy(withPassword))).ok).toBe(true);
    expect(asked.map(({ authorization }) => authorization !== null)).toEqual([false, true]);
  });

  it('is left out for exempt hosts', async () => {
    const server = await serveHttp(files({ '/': Buffer.from('1') }));
    const { address, asked } = await serveProxy();
    expect((await exchange(`${server}/`, get, throughProxy(address, ['127.0.0.1']))).ok).toBe(true);
    expect(asked).toEqual([]);
  });

  it('that is not there, or does not open the way, is named', async () => {
    const nobody = throughProxy('http://127.0.0.1:9');
    for (const address of ['http://example.test/', 'https://example.test/'])
      expect(await exchange(address, get, nobody)).toMatchObject({
        error: { code: 'network.proxy-unreachable', details: { proxy: '127.0.0.1:9', reason: 'ECONNREFUSED' } },
      });
    const closed = await serveClosedProxy(403);
    expect(await exchange('https://example.test/', get, throughProxy(closed))).toEqual({
      ok: false,
      error: { code: 'network.proxy-refused', details: { proxy: closed.slice(7), status: 403 } },
    });
  });
});
