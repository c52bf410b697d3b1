import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createContentDesk, askedContent } from '#electron/faces/content/content-desk.ts';
import { contentHeaders, contentPage } from '#electron/faces/content/content-page.ts';
import { openContentListener, type ContentListener } from '#electron/faces/loopback/content-listener.ts';
import { countingRandom } from '#test/kit/host.ts';
import { sendTo } from '#test/kit/loopback-client.ts';

const hostile = '</pre><script>alert(1)</script>&"';
const text = (content: string) => ({ kind: 'text', title: 'offer <b>.txt', text: content }) as const;

describe('the page on which files are shown', () => {
  test('writes what it shows as text, names of entries and its title too', () => {
    const page = contentPage(text(hostile), 'dark');
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<b>');
    expect(page).toContain('&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
    expect(page).toContain('data-theme="dark"');
    const names = contentPage({ kind: 'names', title: 'a.zip', names: [hostile] }, 'light');
    expect(names).not.toContain('<script>');
  });

  test('shows a picture out of the page itself, so that nothing is asked for', () => {
    const image = { kind: 'image', title: 'scan', mediaType: 'image/png', bytes: Buffer.from([1, 2]) } as const;
    expect(contentPage(image, 'light')).toContain('src="data:image/png;base64,AQI="');
  });

  test('lets no script run and nobody but the workstation’s page frame it', () => {
    const policy = contentHeaders('app://bundle')['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('frame-ancestors app://bundle');
    expect(policy).toMatch(/; sandbox$/);
    expect(policy).not.toMatch(/script|unsafe|connect/);
  });

  test('keeps the last few only', () => {
    const desk = createContentDesk(countingRandom());
    const tickets = Array.from({ length: 9 }, (_, index) => desk.keep(text(String(index))));
    expect(desk.find(tickets[0] ?? '')).toBeNull();
    expect(desk.find(tickets[1] ?? '')).toMatchObject({ text: '1' });
    expect(askedContent(desk, `/${tickets[8] ?? ''}?theme=contrast`)).toMatchObject({ theme: 'contrast' });
    expect(askedContent(desk, `/${tickets[8] ?? ''}?theme=evil`)).toBeNull();
    expect(askedContent(desk, '/../secret')).toBeNull();
  });
});

const pages = mkdtempSync(join(tmpdir(), 'bidwright-pdf-page-'));
writeFileSync(join(pages, 'index.html'), '<!doctype html><title>pages</title>');
writeFileSync(join(pages, 'pdf.js'), '0;');
afterAll(() => rmSync(pages, { recursive: true, force: true }));

describe('its server in the browser face', () => {
  let listener: ContentListener | null = null;
  afterEach(() => listener?.close());
  const open = async () => {
    listener = await openContentListener(createContentDesk(countingRandom()), pages, () => 'http://127.0.0.1:5000');
    return { listener, path: new URL(listener.show(text('the price'))).pathname };
  };
  const framed = { 'sec-fetch-dest': 'iframe', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-site' };

  test('answers a frame', async () => {
    const { listener: own, path } = await open();
    const reply = await sendTo(own.origin, { method: 'GET', path, headers: framed });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('the price');
    expect(String(reply.headers['content-security-policy'])).toContain('frame-ancestors http://127.0.0.1:5000');
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each([
    ['a fetch', { ...framed, 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }, 403],
    ['a picture', { ...framed, 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }, 403],
    ['a page of its own', { ...framed, 'sec-fetch-dest': 'document' }, 403],
    ['a name that was pointed here', { ...framed, host: 'evil.example' }, 403],
  ])('refuses %s', async (_name, headers, status) => {
    const { listener: own, path } = await open();
    const reply = await sendTo(own.origin, { method: 'GET', path, headers });
    expect(reply.status).toBe(status);
    expect(reply.text).not.toContain('price');
  });

  test('knows nothing without the ticket', async () => {
    const { listener: own } = await open();
    const reply = await sendTo(own.origin, { method: 'GET', path: `/${'A'.repeat(43)}`, headers: framed });
    expect(reply.status).toBe(404);
  });

  const pdfAt = async (read: (from: number, to: number) => Promise<Uint8Array<ArrayBuffer> | null>) => {
    listener = await openContentListener(createContentDesk(countingRandom()), pages, () => 'http://127.0.0.1:5000');
    const path = new URL(listener.show({ kind: 'pdf', title: 'a.pdf', size: 10, read })).pathname;
    const own = { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' };
    const { origin } = listener;
    return {
      page: () => sendTo(origin, { method: 'GET', path: `${path}?theme=dark&language=ar`, headers: framed }),
      bytes: (headers: Record<string, string>) =>
        sendTo(origin, { method: 'GET', path: `${path}/bytes`, headers: { ...own, ...headers } }),
      part: (name: string, headers: Record<string, string> = {}) =>
        sendTo(origin, { method: 'GET', path: name, headers: { ...own, ...headers } }),
    };
  };
  const counting = (from: number, to: number) => Promise.resolve(new Uint8Array(to - from).fill(48 + from));

  test('gives a PDF to the page that draws it, piece by piece', async () => {
    const { page, bytes, part } = await pdfAt(counting);
    const shown = await page();
    expect(shown.text).toContain('<title>pages</title>');
    const policy = String(shown.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
    expect(policy).toContain('frame-ancestors http://127.0.0.1:5000');
    expect(policy).not.toMatch(/unsafe|https?:(?!\/\/127)|data:|blob:/);
    const piece = await bytes({ range: 'bytes=2-99' });
    expect(piece).toMatchObject({ status: 206, text: '22222222' });
    expect(piece.headers['content-range']).toBe('bytes 2-9/10');
    expect(String((await part('/pdf.js')).headers['content-security-policy'])).toBe(policy);
  });

  test.each([
    ['the whole of it', {}, 416],
    ['a piece behind its end', { range: 'bytes=10-12' }, 416],
    ['a piece that ends before it begins', { range: 'bytes=5-2' }, 416],
    ['two pieces at once', { range: 'bytes=0-1,3-4' }, 416],
    ['bytes for the workstation’s page', { range: 'bytes=0-1', 'sec-fetch-site': 'same-site' }, 403],
    ['bytes as a page', { range: 'bytes=0-1', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 403],
    ['bytes to a name that was pointed here', { range: 'bytes=0-1', host: 'evil.example' }, 403],
  ])('refuses %s', async (_name, headers: Record<string, string>, status) => {
    const { bytes } = await pdfAt(counting);
    expect((await bytes(headers)).status).toBe(status);
  });

  test('says that a PDF is not what was looked at, and gives parts to its own page alone', async () => {
    const { bytes, part } = await pdfAt(() => Promise.resolve(null));
    expect((await bytes({ range: 'bytes=0-1' })).status).toBe(409);
    expect((await part('/pdf.js', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await part('/../renderer/index.html')).status).toBe(404);
    expect((await part('/index.html')).status).toBe(404);
  });
});
