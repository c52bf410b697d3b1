import { afterEach, describe, expect, test, vi } from 'vitest';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import { createSecretDesk, longestSecret, type Asked } from '#electron/faces/secret/desk.ts';
import { openSecretListener, type SecretListener } from '#electron/faces/loopback/secret-listener.ts';
import { secretWords } from '#electron/faces/secret/words.ts';
import { silentLogger } from '#electron/log/logger.ts';
import type { SecretQuestion } from '#electron/steps/context.ts';
import { countingRandom, testClock } from '#test/kit/host.ts';
import { sendTo } from '#test/kit/loopback-client.ts';

const question: SecretQuestion = {
  purpose: 'sign',
  keyFile: 'director.p12',
  keyLabel: 'Director of Vector LLC',
  fileCount: 3,
  wrongBefore: true,
};
const library = { path: '/usr/lib/librtpkcs11ecp.so', sha256: 'ab'.repeat(32), maker: null };
const never = new AbortController().signal;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the desk', () => {
  const openDesk = (patience?: number) => {
    const events: WorkstationEvent[] = [];
    const shown: Asked[] = [];
    const dismiss = vi.fn<() => void>();
    const desk = createSecretDesk({
      show: (asked) => {
        shown.push(asked);
        return { url: 'http://127.0.0.1:1/#t', dismiss };
      },
      emit: (event) => events.push(event),
      clock: testClock,
      ...(patience === undefined ? {} : { patience }),
    });
    return { events, shown, dismiss, source: desk.sourceFor('call-7'), allow: desk.consentFor('call-7') };
  };

  test('hands the answer to the asker alone: the page hears that it was asked and that it is over', async () => {
    const { events, shown, dismiss, source } = openDesk();
    const asking = source.ask(question, never);
    shown[0]?.submit(bytes('пароль'));
    expect(await asking).toEqual({ ok: true, value: bytes('пароль') });
    expect(events.map(({ type }) => type)).toEqual(['secret-asked', 'secret-answered']);
    expect(events[0]).toMatchObject({
      callId: 'call-7',
      subject: 'Director of Vector LLC',
      url: 'http://127.0.0.1:1/#t',
    });
    expect(JSON.stringify(events)).not.toContain('пароль');
    expect(dismiss).toHaveBeenCalledOnce();
  });

  test('takes one answer only: what comes after it changes nothing', async () => {
    const { shown, dismiss, source } = openDesk();
    const asking = source.ask(question, never);
    shown[0]?.submit(bytes('first'));
    shown[0]?.submit(bytes('second'));
    shown[0]?.cancel();
    expect(await asking).toEqual({ ok: true, value: bytes('first') });
    expect(dismiss).toHaveBeenCalledOnce();
  });

  test('refuses with call.cancelled when the user steps back or the call is cancelled', async () => {
    const { shown, source } = openDesk();
    const first = source.ask(question, never);
    shown[0]?.cancel();
    expect(await first).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    const controller = new AbortController();
    const second = source.ask(question, controller.signal);
    controller.abort();
    expect(await second).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(await source.ask(question, controller.signal)).toMatchObject({ error: { code: 'call.cancelled' } });
    expect(shown).toHaveLength(2);
  });

  test('does not wait for ever', async () => {
    const { source, dismiss } = openDesk(20);
    expect(await source.ask(question, never)).toMatchObject({ error: { code: 'secret.not-answered' } });
    expect(dismiss).toHaveBeenCalledOnce();
  });

  test('asks for a consent without taking a word: the press is the answer, and anything typed is refused', async () => {
    const { events, shown, allow } = openDesk();
    const asking = allow([library], never);
    expect(events[0]).toMatchObject({ wants: 'consent', subject: 'librtpkcs11ecp.so' });
    expect(shown[0]?.submit(bytes('x'))).toMatchObject({ error: { code: 'secret.too-long' } });
    shown[0]?.submit(new Uint8Array());
    expect(await asking).toEqual({ ok: true, value: null });
    const refused = allow([library], never);
    shown[1]?.cancel();
    expect(await refused).toMatchObject({ error: { code: 'call.cancelled' } });
  });

  test('does not wait for ever for a consent either', async () => {
    const { allow } = openDesk(20);
    expect(await allow([library], never)).toMatchObject({ error: { code: 'consent.not-answered' } });
  });

  test('goes on asking after an answer that is too long', async () => {
    const { shown, source } = openDesk();
    const asking = source.ask(question, never);
    expect(shown[0]?.submit(new Uint8Array(longestSecret + 1))).toMatchObject({ error: { code: 'secret.too-long' } });
    shown[0]?.submit(bytes('ok'));
    expect(await asking).toEqual({ ok: true, value: bytes('ok') });
  });
});

test.each(['en', 'ru', 'ar'] as const)(
  'says in %s who asks to sign how much, and that the last answer was wrong',
  async (language) => {
    const words = await secretWords({ wants: 'password', question }, language);
    expect(words.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(words.facts.map(({ value }) => value)).toEqual(['Director of Vector LLC', 'director.p12', '3']);
    expect(words.warning).not.toBeNull();
    expect(Object.values(words).filter((word) => typeof word === 'string' && /^(?:secret|face)\./.test(word))).toEqual(
      [],
    );
  },
);

test.each(['en', 'ru', 'ar'] as const)(
  'says in %s which program from where is to be loaded, and asks nothing else',
  async (language) => {
    const words = await secretWords({ wants: 'consent', libraries: [library] }, language);
    expect(words.field).toBeNull();
    const values = words.facts.map(({ value }) => value);
    expect(values.slice(0, 2)).toEqual(['librtpkcs11ecp.so', '/usr/lib']);
    expect(values.at(-1)?.replaceAll(' ', '')).toBe(library.sha256);
    expect(words.warning).not.toBeNull();
  },
);

describe('the page of its own origin', () => {
  let listener: SecretListener | null = null;
  afterEach(() => listener?.close());

  const ask = async () => {
    listener = await openSecretListener({
      pageFolder: '/nonexistent',
      language: () => Promise.resolve('en'),
      random: countingRandom(),
      log: silentLogger,
    });
    const submit = vi.fn<Asked['submit']>(() => ({ ok: true, value: null }));
    const cancel = vi.fn<() => void>();
    const { url, dismiss } = listener.show({ asks: { wants: 'password', question }, submit, cancel });
    const { origin, hash } = new URL(url ?? '');
    const ticket = hash.slice(1);
    const post = (path: string, body = '', headers = {}) =>
      sendTo(origin, {
        path,
        headers: { origin, 'sec-fetch-site': 'same-origin', authorization: `Ticket ${ticket}`, ...headers },
        body,
      });
    return { submit, cancel, dismiss, origin, post };
  };

  test('shows the question and takes the answer as bytes', async () => {
    const { submit, post } = await ask();
    expect(JSON.parse((await post('/question')).text)).toMatchObject({ title: 'Sign with this key', language: 'en' });
    expect((await post('/answer', 'пароль ')).status).toBe(200);
    expect(submit).toHaveBeenCalledWith(bytes('пароль '));
  });

  test('steps back', async () => {
    const { cancel, post } = await ask();
    await post('/cancel');
    expect(cancel).toHaveBeenCalledOnce();
  });

  test.each([
    [
      'the page of the workstation, which is another origin',
      { origin: 'http://127.0.0.1:5000', 'sec-fetch-site': 'same-site' },
      403,
    ],
    ['a stranger', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a pointed name', { host: 'evil.example' }, 403],
    ['another ticket', { authorization: `Ticket ${'A'.repeat(43)}` }, 401],
    ['the bearer of the workstation', { authorization: `Bearer ${'A'.repeat(43)}` }, 401],
  ])('can neither be read nor answered by %s', async (_name, headers, status) => {
    const { submit, cancel, post } = await ask();
    for (const path of ['/question', '/answer', '/cancel']) {
      const reply = await post(path, 'guess', headers);
      expect(reply.status).toBe(status);
      expect(reply.text).not.toContain('Director');
    }
    expect(submit).not.toHaveBeenCalled();
    expect(cancel).not.toHaveBeenCalled();
  });

  test('forgets the ticket with the question', async () => {
    const { dismiss, submit, post } = await ask();
    dismiss();
    expect((await post('/question')).status).toBe(401);
    expect((await post('/answer', 'late')).status).toBe(401);
    expect(submit).not.toHaveBeenCalled();
  });

  test('refuses more than a password', async () => {
    const { submit, post } = await ask();
    expect((await post('/answer', 'x'.repeat(longestSecret + 1))).status).toBe(413);
    expect(submit).not.toHaveBeenCalled();
  });

  test('may be opened as a page of its own, and not framed or fetched', async () => {
    const { origin } = await ask();
    const read = (headers: Record<string, string>) => sendTo(origin, { method: 'GET', path: '/', headers });
    const opened = { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    // The folder holds no page here: being let in shows as 404.
    expect((await read(opened)).status).toBe(404);
    expect((await read({ ...opened, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect((await read({ ...opened, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' })).status).toBe(403);
    expect((await read({ ...opened, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await read(opened)).headers['x-frame-options']).toBe('DENY');
    expect(String((await read(opened)).headers['content-security-policy'])).toContain("frame-ancestors 'none'");
  });
});
