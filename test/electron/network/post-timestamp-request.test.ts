import { describe, expect, test } from 'vitest';
import { postTimestampRequest } from '#electron/network/post-timestamp-request.ts';
import { serve } from '#test/kit/timestamps.ts';

const body = Uint8Array.of(0x30, 0);
const limits = { timeout: 5000, maxBytes: 1000 };
const reply = { 'Content-Type': 'application/timestamp-reply' };

describe('posting a timestamp request', () => {
  test('sends the request and answers the reply byte for byte', async () => {
    const seen: unknown[] = [];
    const address = await serve((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const { 'content-type': type, 'user-agent': agent, cookie } = request.headers;
        seen.push(request.method, type, agent, cookie, Buffer.concat(pieces).toString('hex'));
        response.writeHead(200, reply).end(Uint8Array.of(1, 2, 3));
      });
    });
    const answer = await postTimestampRequest(address, body, limits);
    expect(answer).toEqual({ ok: true, value: Uint8Array.of(1, 2, 3) });
    expect(seen).toEqual(['POST', 'application/timestamp-query', undefined, undefined, '3000']);
  });

  test.each([
    ['404', 404, reply, 'HTTP 404'],
    ['a redirect, which is not followed', 302, { ...reply, Location: '/other' }, 'HTTP 302'],
    ['a web page', 200, { 'Content-Type': 'text/html; charset=utf-8' }, 'text/html'],
    ['no type', 200, {}, 'Content-Type'],
  ])('takes %s for no answer', async (_name, status, headers, reason) => {
    let asked = 0;
    const address = await serve((_request, response) => {
      asked += 1;
      response.writeHead(status, headers).end('hello');
    });
    const answer = await postTimestampRequest(address, body, limits);
    expect(answer).toEqual({ ok: false, error: { code: 'timestamp.not-an-answer', details: { address, reason } } });
    expect(asked).toBe(1);
  });

  test('stops reading an answer that is too large', async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, reply);
      response.on('error', () => undefined);
      for (let piece = 0; piece < 64; piece += 1) response.write(Buffer.alloc(64 * 1024));
      response.end();
    });
    const answer = await postTimestampRequest(address, body, limits);
    expect(answer).toMatchObject({ ok: false, error: { code: 'timestamp.too-large', details: { limit: 1000 } } });
  });

  test.each([
    ['never answers', false],
    ['begins to answer and stops', true],
  ])('gives up a service that %s', async (_name, begins) => {
    const address = await serve((_request, response) => {
      if (begins) response.writeHead(200, reply).write(Uint8Array.of(0x30));
    });
    const answer = await postTimestampRequest(address, body, { ...limits, timeout: 200 });
    expect(answer).toEqual({ ok: false, error: { code: 'timestamp.timed-out', details: { address, seconds: 0.2 } } });
  });

  test('names a service that is not there', async () => {
    const address = 'http://127.0.0.1:1/';
    const answer = await postTimestampRequest(address, body, limits);
    expect(answer).toEqual({
      ok: false,
      error: { code: 'timestamp.unreachable', details: { address, reason: 'ECONNREFUSED' } },
    });
  });

  test('stops when the user does', async () => {
    const stop = new AbortController();
    const address = await serve(() => stop.abort());
    const answer = await postTimestampRequest(address, body, { ...limits, signal: stop.signal });
    expect(answer).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
  });

  test.each(['file:///etc/passwd', 'ftp://tsa.example/', 'tsa.example', '', 'http://user:word@tsa.example/'])(
    'refuses the address %j before it connects',
    async (address) => {
      const answer = await postTimestampRequest(address, body, limits);
      expect(answer).toEqual({ ok: false, error: { code: 'timestamp.address-unfit', details: { address } } });
    },
  );
});
