import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyFileOf } from '#test/kit/key-files.ts';
import { buildPdf, onePage, signPdf } from '#test/kit/pdf.ts';
import { signers } from '#test/kit/ca.ts';
import { answering, refused, serve, timestampService } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';

const password = 'пароль 1';

const desk = async (pdf: Uint8Array = buildPdf(), key: Parameters<typeof keyFileOf>[0] = 'rsa2048') => {
  const station = await openWorkstation();
  const keyFileId = await station.file('key.p12', keyFileOf(key, password));
  const fileIds = [await station.file('offer.pdf', Buffer.from(pdf))];
  const input = { fileIds, keyFileId, form: 'pades' as const };
  return { station, input, secrets: passwords(password) };
};

describe('signing a PDF inside itself', () => {
  test('writes a signed file beside it, with the signer’s words, and leaves the file as it was', async () => {
    const { station, input, secrets } = await desk();
    const words = { reason: 'Подаём заявку', location: 'Moscow' };
    const { files } = await station.value('signing.signFiles', { ...input, ...words }, secrets);
    expect(files.map(({ path }) => path)).toEqual([join(station.folder, 'offer.signed.pdf')]);
    const signed = readFileSync(files[0]?.path ?? '');
    expect(files[0]?.size).toBe(signed.length);
    expect(readFileSync(join(station.folder, 'offer.pdf')).equals(Buffer.from(buildPdf()))).toBe(true);
    expect(signed.includes('/Location <4d6f73636f77>')).toBe(true);
    const report = await verifyBytes(signed);
    expect(codesOf(report)).toEqual([]);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'PAdES-BASELINE-B' }] });
    expect(report.signatures[0]?.facts.signedAttributes?.map(({ name }) => name)).not.toContain('signing-time');
  });

  test('at level T puts a timestamp in, and sends nothing but a digest', async () => {
    const { station, input, secrets } = await desk(buildPdf(onePage(), 'object-streams'), 'p384');
    const asked: Uint8Array[] = [];
    const tsas = [await serve(timestampService({}, asked))];
    const { files, untimed } = await station.value('signing.signFiles', { ...input, level: 'T', tsas }, secrets);
    expect(untimed).toEqual([]);
    expect(asked.every(({ length }) => length < 150)).toBe(true);
    const report = await verifyBytes(readFileSync(files[0]?.path ?? ''));
    expect(report).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ level: 'PAdES-BASELINE-T', trustedSigningTime: '2026-11-23T09:00:00Z' }],
    });
  });

  test('keeps the signature when the timestamp service refuses, and says so', async () => {
    const { station, input, secrets } = await desk();
    const tsas = [await serve(answering(refused))];
    const { files, untimed } = await station.value('signing.signFiles', { ...input, level: 'T', tsas }, secrets);
    expect(untimed).toMatchObject([{ name: 'offer.pdf', findings: [{ code: 'timestamp.rejected' }] }]);
    const report = await verifyBytes(readFileSync(files[0]?.path ?? ''));
    expect(report.signatures).toMatchObject([{ level: 'PAdES-BASELINE-B', conclusion: 'TOTAL-PASSED' }]);
  });

  test('keeps an earlier signer’s bytes, and both pass', async () => {
    const first = await signPdf(buildPdf(), { signer: signers.p256 });
    const { station, input, secrets } = await desk(first);
    const { files } = await station.value('signing.signFiles', input, secrets);
    const both = readFileSync(files[0]?.path ?? '');
    expect(both.subarray(0, first.length).equals(Buffer.from(first))).toBe(true);
    expect((await verifyBytes(both)).signatures.map(({ conclusion }) => conclusion)).toEqual([
      'TOTAL-PASSED',
      'TOTAL-PASSED',
    ]);
  });

  test.each([
    ['pdf.not-a-pdf', Buffer.from('offer')],
    ['pdf.damaged', Buffer.from(buildPdf()).subarray(0, 300)],
    ['pdf.encrypted', buildPdf(onePage({ 7: '<< /Filter /Standard >>' }), 'table', '/Root 1 0 R /Encrypt 7 0 R')],
  ])('refuses with %s, and writes nothing', async (code, bytes) => {
    const { station, input, secrets } = await desk(bytes);
    expect((await station.refusal('signing.signFiles', input, secrets)).code).toBe(code);
    expect(existsSync(join(station.folder, 'offer.signed.pdf'))).toBe(false);
  });

  test('does not write over a signed file that is there', async () => {
    const { station, input, secrets } = await desk();
    writeFileSync(join(station.folder, 'offer.signed.pdf'), 'mine');
    expect((await station.refusal('signing.signFiles', input, secrets)).code).toBe('file.exists');
  });

  test('cancelled leaves nothing half-written', async () => {
    const { station, input, secrets } = await desk();
    const outcome = await station.ask('signing.signFiles', input, { signal: AbortSignal.abort(), secrets });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(readdirSync(station.folder).filter((name) => name.includes('signed') || name.endsWith('.part'))).toEqual([]);
  });
});
