import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import type { Loopback } from '#electron/faces/loopback/start-loopback.ts';
import { handlersWith } from '#test/kit/host.ts';
import { asOurPage, enter, sendTo, type Sent } from '#test/kit/loopback-client.ts';
import { startTestLoopback } from '#test/kit/loopback.ts';

let loopback: Loopback;
let folder: string;
let close: () => Promise<void>;
let origin: string;
let bearer: string;

const handlers = handlersWith({ 'bids.list': async () => () => Promise.resolve(ok({ total: 0, rows: [] })) });
const body = JSON.stringify({ method: 'bids.list', input: {}, callId: 'c' });
const good = (): Sent => ({ path: '/rpc/call', headers: asOurPage(origin, bearer), body });
const goodBut = (headers: Record<string, string | undefined>): Sent => {
  const all = { ...good().headers, ...headers };
  return { ...good(), headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) };
};

beforeAll(async () => {
  ({ loopback, folder, close } = await startTestLoopback(handlers));
  ({ origin, bearer } = await enter(loopback.newAddress()));
});
afterAll(() => close());

describe('who may ask', () => {
  test('our own page with its bearer is answered', async () => {
    const reply = await sendTo(origin, good());
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toEqual(ok({ total: 0, rows: [] }));
  });

  test.each([
    ['a page of another origin', { origin: 'https://evil.example' }, 403],
    ['a page of another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page without an origin of its own', { origin: 'null' }, 403],
    ['a request without Origin', { origin: undefined }, 403],
    ['a name that was pointed here (DNS rebinding)', { host: 'evil.example' }, 403],
    ['localhost, which is not our name', { host: 'localhost' }, 403],
    ['our address without its port', { host: '127.0.0.1' }, 403],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a same-site request of another port', { 'sec-fetch-site': 'same-site' }, 403],
    ['no bearer', { authorization: undefined }, 401],
    ['an empty bearer', { authorization: 'Bearer ' }, 401],
    ['a wrong bearer of the right length', { authorization: `Bearer ${'A'.repeat(43)}` }, 401],
    ['another scheme', { authorization: 'Basic YTpi' }, 401],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, which needs no preflight', { 'content-type': 'text/plain' }, 415],
  ] as const)('refuses %s', async (_name, headers, status) => {
    const reply = await sendTo(origin, goodBut(headers));
    expect(reply.status).toBe(status);
    expect(reply.text).not.toContain('total');
  });

  test('sets no cookie and answers no preflight', async () => {
    const reply = await sendTo(origin, {
      method: 'OPTIONS',
      path: '/rpc/call',
      headers: { origin: 'https://evil.example' },
    });
    expect(reply.status).toBe(405);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    expect((await sendTo(origin, good())).headers['set-cookie']).toBeUndefined();
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'TRACE'])('refuses %s', async (method) => {
    expect((await sendTo(origin, { ...good(), method })).status).toBe(405);
  });
});

describe('tickets', () => {
  const admit = (ticket: unknown) =>
    sendTo(origin, { path: '/rpc/session', headers: asOurPage(origin), body: JSON.stringify({ ticket }) });

  test('a ticket is taken once: its replay is refused', async () => {
    const ticket = new URL(loopback.newAddress()).hash.slice('#ticket='.length);
    expect((await admit(ticket)).status).toBe(200);
    expect((await admit(ticket)).status).toBe(401);
  });

  test.each([null, '', 7, 'A'.repeat(43), ['a'], { $ne: '' }])('%j is no ticket', async (ticket) => {
    expect((await admit(ticket)).status).toBe(401);
  });

  test('a ticket is not a bearer, and a fresh one is of no use to another origin', async () => {
    const ticket = new URL(loopback.newAddress()).hash.slice('#ticket='.length);
    expect((await sendTo(origin, goodBut({ authorization: `Bearer ${ticket}` }))).status).toBe(401);
    const stolen = await sendTo(origin, {
      path: '/rpc/session',
      headers: { ...asOurPage(origin), origin: 'https://evil.example' },
      body: JSON.stringify({ ticket }),
    });
    expect(stolen.status).toBe(403);
    expect((await admit(ticket)).status).toBe(200);
  });
});

describe('what may be sent', () => {
  test('refuses more than 8 MiB as soon as it is announced', async () => {
    const large = ' '.repeat(8 * 1024 * 1024 + 1);
    const reply = await sendTo(origin, { ...good(), body: large }).catch(() => null);
    if (reply !== null) expect(JSON.parse(reply.text)).toMatchObject({ error: { code: 'face.request-too-large' } });
    expect((await sendTo(origin, good())).status).toBe(200);
  });

  test.each(['{', '', 'undefined', '\u0000'])('refuses %j, which is not JSON', async (text) => {
    const reply = await sendTo(origin, { ...good(), body: text });
    expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  test('refuses bytes that are not UTF-8', async () => {
    const reply = await sendTo(origin, { ...good(), body: Uint8Array.of(0x22, 0xff, 0x22) });
    expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });
});

describe('pages', () => {
  const read = (path: string, headers = {}) => sendTo(origin, { method: 'GET', path, headers });

  test('serves the page with the policy that lets nothing in', async () => {
    const reply = await read('/');
    expect(reply.status).toBe(200);
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['x-frame-options']).toBe('DENY');
    expect(reply.headers['referrer-policy']).toBe('no-referrer');
  });

  test.each([
    '/../outside.js',
    '/..%2foutside.js',
    '/%2e%2e/outside.js',
    '/%2e%2e%2foutside.js',
    '/..\\outside.js',
    '/assets/../../outside.js',
    '//outside.js',
    '/page.js%00',
    '/page.js?x',
    '/.hidden.js',
    '/page',
    '/etc/passwd',
  ])('does not look for %s', async (path) => {
    const reply = await read(path);
    expect(reply.status).toBe(404);
    expect(reply.text).not.toContain('not served');
  });

  test('refuses a page that another site embeds or fetches', async () => {
    expect((await read('/', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await read('/page.js', { host: 'evil.example' })).status).toBe(403);
    expect((await read('/page.js', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

describe('files handed over', () => {
  const handOver = (name: string, purpose: string, content: string) =>
    sendTo(origin, {
      path: '/rpc/upload',
      headers: {
        ...asOurPage(origin, bearer),
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        'x-purpose': purpose,
      },
      body: content,
    });
  const incoming = join('incoming');
  const kept = (): readonly string[] =>
    readdirSync(join(folder, incoming), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  test('are kept whole under a name of the workspace, and only a handle comes back', async () => {
    const reply = await handOver('Смета №5.pdf', 'document', 'content');
    expect(JSON.parse(reply.text)).toMatchObject({ ok: true, value: { name: 'Смета №5.pdf', size: 7 } });
    expect(reply.text).not.toContain(folder);
    const file = kept().find((path) => path.endsWith('Смета №5.pdf'));
    expect(file && readFileSync(file, 'utf8')).toBe('content');
  });

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\bid.pdf', 'bid.pdf'],
    ['a\u202Efdp.exe', 'a_fdp.exe'],
    ['nul.txt', '_nul.txt'],
    ['line\nbreak.pdf', 'line_break.pdf'],
  ])('named %j are kept as %j', async (name, safe) => {
    expect(JSON.parse((await handOver(name, 'notice', 'x')).text)).toMatchObject({ value: { name: safe } });
    expect(kept().every((path) => path.startsWith(join(folder, incoming)))).toBe(true);
  });

  test.each(['..', '', '   ', '/'])('named %j are refused', async (name) => {
    expect(JSON.parse((await handOver(name, 'notice', 'x')).text)).toMatchObject({ error: { code: 'input.invalid' } });
  });

  test('are never keys', async () => {
    const before = kept().length;
    const reply = await handOver('key.p12', 'key', 'private');
    expect(JSON.parse(reply.text)).toMatchObject({
      error: { code: 'face.handover-refused', details: { purpose: 'key' } },
    });
    expect(kept().length).toBe(before);
  });

  test('are gone when the host has closed', async () => {
    const other = await startTestLoopback(handlers);
    const entered = await enter(other.loopback.newAddress());
    await sendTo(entered.origin, {
      path: '/rpc/upload',
      headers: {
        ...asOurPage(entered.origin, entered.bearer),
        'content-type': 'application/octet-stream',
        'x-file-name': 'a.txt',
        'x-purpose': 'document',
      },
      body: 'x',
    });
    await other.loopback.close();
    expect(existsSync(join(other.folder, incoming)) ? readdirSync(join(other.folder, incoming)) : []).toEqual([]);
  });
});

test('says nothing of who was refused in its log but why', () => {
  const log = readFileSync(join(folder, 'log', 'program.jsonl'), 'utf8');
  expect(log).toContain('foreign origin');
  expect(log).not.toMatch(/evil\.example|Bearer|passwd/);
});
