import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueHolder, issuingCertificate, pem, rootCertificate } from '#test/kit/ca.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';
const buyer = issueHolder({ serial: 0x71, usages: ['keyEncipherment'], key: 'supplier-rsa2048' });
const signingOnly = issueHolder({ serial: 0x72 });
const ended = issueHolder({ serial: 0x73, usages: ['keyEncipherment'], notAfter: '2026-11-01T00:00:00Z' });

const notYet = issueHolder({ serial: 0x77, usages: ['keyEncipherment'], notBefore: '2026-12-01T00:00:00Z' });
const signingKey = issueHolder({ serial: 0x78, usages: ['keyAgreement'], key: 'supplier-ed25519' });
const gostFile = readFileSync(new URL('../../../cases/gost/certificate-256.pem', import.meta.url), 'utf8');
const gost = new Uint8Array(Buffer.from(gostFile.replace(/-----[^-]+-----|\s/g, ''), 'base64'));

const certificateFile = (station: Workstation, name: string, der: Uint8Array): Promise<string> =>
  station.file(name, pem('CERTIFICATE', der));

const packagedBid = async (station: Workstation): Promise<string> => {
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  await station.value('signing.signBid', { bidId, keyFileId }, passwords(password));
  await station.value('bids.package', { bidId });
  return bidId;
};

describe('sealing', () => {
  test('takes the package of a bid, names who can open it, and notes the act with the digest of what was written', async () => {
    const station = await openWorkstation();
    const bidId = await packagedBid(station);
    const to = await certificateFile(station, 'buyer.pem', buyer);
    const out = join(station.folder, 'sealed.p7m');
    const sealed = await station.value('sealing.seal', { bidId, recipientFileIds: [to], out });
    expect(sealed).toMatchObject({
      path: out,
      size: readFileSync(out).length,
      recipients: [{ by: 'rsa-oaep', isRecovery: false }],
    });
    expect(sealed.findings.map(({ code }) => code)).toEqual(['seal.recipient-not-proved']);
    const { entries } = await station.value('workspace.log', {});
    expect(entries[0]).toMatchObject({ act: 'bid.sealed', subject: bidId, digest: sealed.digest.value });
  });

  test('asks only for revocation where the buyer’s authority is trusted, and lists a recovery certificate apart', async () => {
    const station = await openWorkstation();
    const bidId = await packagedBid(station);
    await station.value('trust.import', { fileIds: [await certificateFile(station, 'root.pem', rootCertificate)] });
    const chain = await station.file('chain.pem', pem('CERTIFICATE', issuingCertificate));
    await station.value('certificates.add', { fileIds: [chain] });
    const own = issueHolder({ serial: 0x74, usages: ['keyAgreement'], key: 'supplier-p256' });
    const sealed = await station.value('sealing.seal', {
      bidId,
      recipientFileIds: [await certificateFile(station, 'buyer.pem', buyer)],
      recoveryFileId: await certificateFile(station, 'own.pem', own),
      out: join(station.folder, 'sealed.p7m'),
    });
    expect(sealed.recipients.map(({ by, isRecovery }) => [by, isRecovery])).toEqual([
      ['rsa-oaep', false],
      ['ecdh', true],
    ]);
    expect(sealed.findings.map(({ code }) => code)).toEqual(Array(2).fill('seal.recipient-revocation-unknown'));
  });

  test('refuses what is not signed, what has no package, and a broken signature; nothing is written', async () => {
    const station = await openWorkstation();
    const recipientFileIds = [await certificateFile(station, 'buyer.pem', buyer)];
    const out = join(station.folder, 'sealed.p7m');
    const plain = await station.file('offer.txt', 'our offer');
    const refusalOf = async (input: { fileId?: string; bidId?: string }) =>
      (await station.refusal('sealing.seal', { ...input, recipientFileIds, out })).code;
    expect(await refusalOf({ fileId: plain })).toBe('seal.not-signed');
    expect(await refusalOf({ bidId: await startBid(station) })).toBe('seal.not-packaged');

    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const signed = await station.value('signing.signFiles', { fileIds: [plain], keyFileId }, passwords(password));
    const signature = signed.files[0]?.path ?? '';
    const alone = await station.file('alone.p7s', readFileSync(signature));
    expect(await refusalOf({ fileId: alone })).toBe('seal.without-content');
    writeFileSync(join(station.folder, 'offer.txt'), 'another offer');
    const taken = await station.host.files.take(signature);
    expect(await refusalOf({ fileId: taken.ok ? taken.value.fileId : '' })).toBe('seal.signature-failed');
    expect(existsSync(out)).toBe(false);
  });

  test.each([
    ['a signing certificate', signingOnly, 'seal.recipient-usage'],
    ['a certificate that has ended', ended, 'seal.recipient-expired'],
    ['a certificate that does not hold yet', notYet, 'seal.recipient-not-yet'],
    ['a key on a curve for signatures only', signingKey, 'seal.recipient-key'],
    ['a key of GOST R 34.10-2012', gost, 'seal.recipient-key'],
  ])('refuses %s as recipient', async (_, certificate, code) => {
    const station = await openWorkstation();
    const to = await certificateFile(station, 'buyer.pem', certificate);
    const fileId = await station.file('offer.txt', 'our offer');
    expect((await station.refusal('sealing.seal', { fileId, recipientFileIds: [to] })).code).toBe(code);
  });

  test('refuses the same recipient twice and a file without a certificate', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('offer.txt', 'our offer');
    const to = [await certificateFile(station, 'a.pem', buyer), await certificateFile(station, 'b.pem', buyer)];
    expect((await station.refusal('sealing.seal', { fileId, recipientFileIds: to })).code).toBe('seal.recipient-twice');
    const none = await station.file('none.pem', 'no certificate here');
    const refused = await station.refusal('sealing.seal', { fileId, recipientFileIds: [none] });
    expect(['seal.no-recipient', 'certificate.unreadable']).toContain(refused.code);
  });
});
