import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  issuingCertificate,
  issuingRevocations,
  kitNow,
  pem,
  rootCertificate,
  rootRevocations,
  signers,
} from '#test/kit/ca.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { appended, buildPdf, onePage, signPdf } from '#test/kit/pdf.ts';
import { certifiedBy } from '#test/kit/pdf-attacks.ts';
import { answering, refused, serve, stamp, timestampService } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes, type Settings } from '#test/kit/verify.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';

/** A reader who has nothing but the root. */
const unequipped: Settings = { trust: [rootCertificate], now: kitNow, revocation: 'required' };

const desk = async (pdf: Uint8Array) => {
  const station = await openWorkstation();
  const fileIds = [await station.file('offer.pdf', Buffer.from(pdf))];
  const material = {
    trustFileIds: [await station.file('root.pem', pem('CERTIFICATE', rootCertificate))],
    certificateFileIds: [await station.file('issuing.der', issuingCertificate)],
    crlFileIds: [
      await station.file('issuing.crl', issuingRevocations),
      await station.file('root.crl', pem('X509 CRL', rootRevocations)),
    ],
  };
  const tsas = [await serve(timestampService())];
  const path = join(station.folder, 'offer.pdf');
  return { station, path, input: { fileIds, tsas }, material, bytes: () => readFileSync(path) };
};

describe('raising the signatures in a PDF', () => {
  test.each(['table', 'object-streams'] as const)(
    'of a stranger, with cross-references as %s, from B to LTA in one act',
    async (style) => {
      const before = await signPdf(buildPdf(onePage(), style));
      const { station, input, material, bytes } = await desk(before);
      const answer = await station.value('signing.augment', { ...input, level: 'LTA', ...material });
      expect(answer).toMatchObject({
        refused: [],
        files: [
          { size: bytes().length, remarks: [{ code: 'level.revocation-older' }, { code: 'level.renew-before' }] },
        ],
      });
      expect(bytes().subarray(0, before.length).equals(Buffer.from(before))).toBe(true);
      const report = await verifyBytes(bytes(), null, unequipped);
      expect(report).toMatchObject({
        conclusion: 'TOTAL-PASSED',
        signatures: [{ level: 'PAdES-BASELINE-LTA', provedLevel: 'LTA', trustedSigningTime: kitNow }],
      });
    },
  );

  test('to T by a document timestamp, and a second time by nothing', async () => {
    const { station, input, bytes } = await desk(await signPdf(buildPdf()));
    await station.value('signing.augment', { ...input, level: 'T' });
    const once = bytes();
    const report = await verifyBytes(once);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'PAdES-BASELINE-T' }] });
    expect((await station.value('signing.augment', { ...input, level: 'T' })).refused).toEqual([]);
    expect(bytes().equals(once)).toBe(true);
  });

  test('to LT without a service where a timestamp is inside; the store holds each thing once', async () => {
    const timed = await signPdf(buildPdf(), { token: (data) => stamp({ data, at: kitNow }) });
    const { station, input, material, bytes } = await desk(timed);
    const wanted = { fileIds: input.fileIds, level: 'LT' as const, ...material };
    expect((await station.value('signing.augment', wanted)).refused).toEqual([]);
    const once = bytes();
    const report = await verifyBytes(once, null, unequipped);
    expect(report.signatures).toMatchObject([{ level: 'PAdES-BASELINE-LT', provedLevel: 'LT' }]);
    await station.value('signing.augment', wanted);
    expect(bytes().equals(once)).toBe(true);
  });

  test('of two signers, both', async () => {
    const both = await signPdf(await signPdf(buildPdf()), { signer: signers.p256 });
    const { station, input, material, bytes } = await desk(both);
    await station.value('signing.augment', { ...input, level: 'LTA', ...material });
    const report = await verifyBytes(bytes(), null, unequipped);
    expect(report.signatures.map(({ level, conclusion }) => [level, conclusion])).toEqual([
      ['PAdES-BASELINE-LTA', 'TOTAL-PASSED'],
      ['PAdES-BASELINE-LTA', 'TOTAL-PASSED'],
    ]);
  });

  test('renews what is archived: another timestamp over all of it', async () => {
    const { station, input, material, bytes } = await desk(await signPdf(buildPdf()));
    const wanted = { ...input, level: 'LTA' as const, ...material };
    await station.value('signing.augment', wanted);
    const once = bytes();
    expect((await station.value('signing.augment', wanted)).refused).toEqual([]);
    expect(bytes().subarray(0, once.length).equals(once)).toBe(true);
    const report = await verifyBytes(bytes(), null, unequipped);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ provedLevel: 'LTA' }] });
    expect(report.signatures[0]?.facts.timestamps).toHaveLength(3);
  });

  test('of a document that its signer closed: timestamps and evidence are no changes of it', async () => {
    const { station, input, material, bytes } = await desk(await signPdf(buildPdf(), certifiedBy(1)));
    expect((await station.value('signing.augment', { ...input, level: 'LTA', ...material })).refused).toEqual([]);
    const report = await verifyBytes(bytes(), null, unequipped);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ provedLevel: 'LTA' }] });
  });

  test.each([
    ['no signature', async () => buildPdf(), 'signatures.unfit'],
    [
      'bytes behind its end',
      async () => Buffer.concat([await signPdf(buildPdf()), Buffer.from('x')]),
      'signatures.unfit',
    ],
    [
      'a page that was changed behind the signature',
      async () =>
        appended(await signPdf(buildPdf()), { 4: { dictionary: '', data: Buffer.from('BT (900.00) Tj ET') } }),
      'signatures.unfit',
    ],
    [
      'other bytes than were signed',
      async () =>
        Buffer.from(
          Buffer.from(await signPdf(buildPdf()))
            .toString('latin1')
            .replace('100.00', '900.00'),
          'latin1',
        ),
      'level.content-differs',
    ],
  ])('with %s is refused, and the file stays as it is', async (_name, make, code) => {
    const before = await make();
    const { station, input, bytes } = await desk(before);
    const answer = await station.value('signing.augment', { ...input, level: 'T' });
    expect(answer).toMatchObject({ files: [], refused: [{ findings: [{ code }] }] });
    expect(bytes().equals(Buffer.from(before))).toBe(true);
  });

  test('with what proves the chain missing names it, and nothing is written', async () => {
    const before = await signPdf(buildPdf());
    const { station, input, bytes } = await desk(before);
    const answer = await station.value('signing.augment', { ...input, level: 'LT' });
    expect(answer.refused[0]?.findings.map(({ code }) => code)).toContain('level.issuer-missing');
    expect(bytes().equals(Buffer.from(before))).toBe(true);
  });
});

describe('signing a PDF at LTA in one act', () => {
  const password = 'пароль 1';

  test('and in a batch, where the timestamps come behind', async () => {
    const { station, input, material } = await desk(buildPdf());
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const { batchId } = await station.value('batches.review', { fileIds: input.fileIds });
    const how = { keyFileId, form: 'pades' as const, level: 'LTA' as const, tsas: input.tsas, ...material };
    const signed = await station.value(
      'signing.signFiles',
      { ...how, fileIds: input.fileIds, out: join(station.folder, 'one.pdf') },
      passwords(password),
    );
    expect(signed.untimed).toEqual([]);
    expect((await station.value('batches.sign', { ...how, batchId }, passwords(password))).untimed).toEqual([]);
    for (const name of ['one.pdf', 'offer.signed.pdf']) {
      const report = await verifyBytes(readFileSync(join(station.folder, name)), null, unequipped);
      expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ provedLevel: 'LTA' }] });
      expect(codesOf(report)).not.toContain('coverage.pdf-changed');
    }
  });

  test('a service that refuses leaves B, and it is asked once', async () => {
    const { station, input, material } = await desk(buildPdf());
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    let asked = 0;
    const no = answering(refused);
    const tsas = [await serve((request, response) => ((asked += 1), no(request, response)))];
    const how = { keyFileId, form: 'pades' as const, level: 'LTA' as const, tsas, ...material };
    const { untimed } = await station.value(
      'signing.signFiles',
      { ...how, fileIds: input.fileIds },
      passwords(password),
    );
    expect(untimed).toMatchObject([{ level: 'B', findings: [{ code: 'timestamp.rejected' }] }]);
    expect(asked).toBe(1);
  });
});
