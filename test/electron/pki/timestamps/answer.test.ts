import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeTimestampRequest } from '#electron/pki/timestamps/make-request.ts';
import { readTimestampResponse } from '#electron/pki/timestamps/read-response.ts';
import { granted, refused, stamp } from '#test/kit/timestamps.ts';

const data = Buffer.from('a signature value');
const value = createHash('sha256').update(data).digest('hex');
const nonce = Uint8Array.of(0x8f, 1, 2, 3, 4, 5, 6, 7);
const request = { digest: { algorithm: 'sha-256', value }, nonce, certReq: true } as const;
const address = 'http://tsa.example/';
const read = (bytes: Uint8Array, asked: Parameters<typeof readTimestampResponse>[1] = request) =>
  readTimestampResponse(bytes, asked, address);

describe('a timestamp request', () => {
  test('is the DER of RFC 3161: version, imprint, nonce as a positive number, certificate asked for', () => {
    expect(Buffer.from(makeTimestampRequest(request)).toString('hex')).toBe(
      `30440201013031300d060960864801650304020105000420${value}0209008f010203040506070101ff`,
    );
  });

  test('names the policy where one is asked for', () => {
    const der = Buffer.from(makeTimestampRequest({ ...request, policy: '1.2.3' })).toString('hex');
    expect(der).toContain('06022a03');
  });
});

describe('the answer of a timestamp service', () => {
  test('gives the token exactly as it came', async () => {
    const token = stamp({ data, nonce });
    const answer = await read(granted(token));
    expect(answer.ok && Buffer.compare(answer.value, token)).toBe(0);
  });

  test.each([
    ['another nonce', granted(stamp({ data, nonce: Uint8Array.of(1) })), 'nonce'],
    ['no nonce', granted(stamp({ data })), 'nonce'],
    ['another imprint', granted(stamp({ data: Buffer.from('else'), nonce })), 'messageImprint'],
    ['the imprint by another digest', granted(stamp({ data, nonce, hash: 'sha1' })), 'messageImprint'],
  ])('is refused with %s', async (_name, bytes, what) => {
    expect(await read(bytes)).toEqual({
      ok: false,
      error: { code: 'timestamp.answer-differs', details: { address, what } },
    });
  });

  test('is refused with another policy than the one asked for', async () => {
    const answer = await read(granted(stamp({ data, nonce })), { ...request, policy: '1.2.3.4.2' });
    expect(answer).toMatchObject({ ok: false, error: { details: { what: 'policy' } } });
    const right = await read(granted(stamp({ data, nonce, policy: '1.2.3.4.2' })), { ...request, policy: '1.2.3.4.2' });
    expect(right.ok).toBe(true);
  });

  test('says why the service refused', async () => {
    expect(await read(refused())).toEqual({
      ok: false,
      error: { code: 'timestamp.rejected', details: { address, reason: 'status 2, badRequest, closed' } },
    });
  });

  test('is no answer when it is cut short anywhere', async () => {
    const whole = granted(stamp({ data, nonce }));
    for (let end = 0; end < whole.length; end += 29) {
      const answer = await read(whole.subarray(0, end));
      expect(answer).toMatchObject({ ok: false, error: { code: 'timestamp.not-an-answer' } });
    }
  });

  test.each([
    ['a web page', Buffer.from('<!doctype html><title>Log in</title>')],
    ['a token that is no token', granted(Buffer.from('30020500', 'hex'))],
    ['a grant without a token', Buffer.from('30053003020100', 'hex')],
  ])('is no answer when it is %s', async (_name, bytes) => {
    expect(await read(bytes)).toMatchObject({ ok: false, error: { code: 'timestamp.not-an-answer' } });
  });
});
