import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import {
  faulty,
  issuingCertificate,
  issuingRevocations,
  pem,
  rootCertificate,
  rootRevocations,
  signers,
  testKey,
} from '#test/kit/ca.ts';
import { gostChain, gostPkcs8 } from '#test/kit/gost.ts';
import { fixedRandom, keyFileOf, utf8 } from '#test/kit/key-files.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';

const keyFile = (entries: Parameters<typeof writePkcs12>[0]['entries']): Uint8Array =>
  writePkcs12({
    entries,
    authorities: [issuingCertificate, rootCertificate],
    password: utf8(password),
    iterations: 2048,
    random: fixedRandom('steps'),
  });

const frozenBid = async (station: Workstation): Promise<string> => {
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  return bidId;
};

/** Names below the bid's folder: what a half-done act would leave. */
const leftovers = (station: Workstation, bidId: string): readonly string[] => {
  const folder = join(station.host.workspace.folder, 'bids', bidId);
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(p7s|p7m|part|asice)$/.test(name))
    : [];
};

describe('signing a frozen bid', () => {
  test('signs the container and each document, packages the same bytes twice, and a stranger verifies it', async () => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const secrets = passwords(password);
    const signed = await station.value('signing.signBid', { bidId, keyFileId }, secrets);
    expect(secrets.asked).toEqual(['sign 2']);
    expect(signed.files.map((file) => file.name)).toEqual(['META-INF/signature001.p7s', 'Техника.txt.p7s']);
    expect((await station.value('bids.show', { bidId })).status).toBe('signed');

    const [first] = (await station.value('bids.package', { bidId })).files;
    const out = join(station.folder, 'bid.asice');
    station.setTime('2026-11-23T10:00:00Z');
    await station.value('bids.package', { bidId, out });
    expect(sha256(out)).toBe(sha256(first ?? ''));
    expect((await station.value('bids.show', { bidId })).status).toBe('packaged');

    const handle = await station.host.files.take(out);
    const verified = await station.value('verification.run', {
      fileId: handle.ok ? handle.value.fileId : '',
      trustFileIds: [await station.file('root.pem', pem('CERTIFICATE', rootCertificate))],
      crlFileIds: [
        await station.file('lists.pem', pem('X509 CRL', issuingRevocations) + pem('X509 CRL', rootRevocations)),
      ],
    });
    expect(verified.report).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      subIndication: null,
      signatures: [{ format: 'ASiC-E/CAdES', level: 'CAdES-BASELINE-B', covers: ['Техника.txt', 'bid-manifest.json'] }],
    });
  });

  test('hashes large documents side by side for a GOST key, and names one that changed', async () => {
    const { key, certificate } = gostChain('256:A');
    const keyText = pem('PRIVATE KEY', gostPkcs8(key)) + pem('CERTIFICATE', certificate);
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const large = await station.file('scan.bin', Buffer.alloc(9 * 1024 * 1024, 7));
    await station.value('bids.addDocuments', { bidId, fileIds: [large] });
    await station.value('bids.freeze', { bidId });
    const keyFileId = await station.file('key.pem', keyText);
    const signed = await station.value('signing.signBid', { bidId, keyFileId }, passwords(password));
    expect(signed.files).toHaveLength(3);
    await station.value('bids.package', { bidId });
    const { report } = await station.value('verification.runBid', { bidId, revocation: 'none' });
    expect(report.signatures[0]?.verdicts.content.verdict).toBe('passed');
    const { documents } = await station.value('bids.show', { bidId });
    const scan = documents.find(({ name }) => name === 'scan.bin')?.digest.value ?? '';
    const path = station.host.workspace.vault.pathOf(scan);
    chmodSync(path, 0o600);
    writeFileSync(path, Buffer.alloc(9 * 1024 * 1024, 8));
    const refusal = await station.refusal('signing.signBid', { bidId, keyFileId }, passwords(password));
    expect([refusal.code, refusal.details['file']]).toEqual(['bid.file-changed', 'scan.bin']);
  });

  test('a certificate whose revocation nobody proved is INDETERMINATE', async () => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    await station.value('trust.add', { fileId: await station.file('root.pem', pem('CERTIFICATE', rootCertificate)) });
    const keyFileId = await station.file('key.p12', keyFileOf('p256', password));
    await station.value(
      'signing.signBid',
      { bidId, keyFileId, form: 'attached', encoding: 'pem' },
      passwords(password),
    );
    await station.value('bids.package', { bidId });
    const { report } = await station.value('verification.runBid', { bidId });
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'TRY_LATER']);
    const lists = pem('X509 CRL', issuingRevocations) + pem('X509 CRL', rootRevocations);
    const crlFileIds = [await station.file('lists.pem', lists)];
    expect((await station.value('verification.runBid', { bidId, crlFileIds })).report.conclusion).toBe('TOTAL-PASSED');
    const relaxed = await station.value('verification.runBid', { bidId, revocation: 'none' });
    expect(relaxed.report.conclusion).toBe('TOTAL-PASSED');
    expect(relaxed.report.signatures[0]?.verdicts.revocation.verdict).toBe('not-checked');
  });

  test('a wrong password is refused once for a script, asked again of a person, and leaves nothing', async () => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    expect((await station.refusal('signing.signBid', { bidId, keyFileId }, passwords('wrong'))).code).toBe(
      'key-file.wrong-password',
    );
    expect(leftovers(station, bidId)).toEqual([]);
    const person = passwords('wrong', 'wrong again', password);
    await station.value('signing.signBid', { bidId, keyFileId }, person);
    expect(person.asked).toEqual(['sign 2', 'sign 2 wrong before', 'sign 2 wrong before']);
  });

  test('stepping back from the password leaves the bid as it was', async () => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    expect((await station.refusal('signing.signBid', { bidId, keyFileId }, passwords())).code).toBe('call.cancelled');
    expect(leftovers(station, bidId)).toEqual([]);
    expect((await station.value('bids.show', { bidId })).status).toBe('frozen');
  });

  test.each([
    ['an expired certificate', faulty.expired, 'signer.expired'],
    ['a certificate that begins later', faulty.notYetValid, 'signer.not-yet-valid'],
    ['a certificate for encryption only', faulty.wrongUsage, 'signer.key-usage-unfit'],
  ])('%s is refused before anything is signed', async (_, certificate, code) => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    const keyFileId = await station.file('key.p12', keyFile([{ key: testKey('supplier-rsa2048'), certificate }]));
    expect((await station.refusal('signing.signBid', { bidId, keyFileId }, passwords(password))).code).toBe(code);
    expect(leftovers(station, bidId)).toEqual([]);
  });

  test('a file with several keys names them, and the one chosen signs', async () => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    const two = keyFile([
      { key: testKey('supplier-rsa2048'), certificate: signers.rsa2048.certificate, friendlyName: 'one' },
      { key: testKey('supplier-p256'), certificate: signers.p256.certificate, friendlyName: 'two' },
    ]);
    const keyFileId = await station.file('two.p12', two);
    const refusal = await station.refusal('signing.signBid', { bidId, keyFileId }, passwords(password));
    expect(refusal.code).toBe('key.several');
    const chosen = String((refusal.details['certificates'] as string[])[1]).split(' ')[0] ?? '';
    await station.value('signing.signBid', { bidId, keyFileId, certificateId: chosen }, passwords(password));
  });

  test('a document that changed since freezing is refused by name', async () => {
    const station = await openWorkstation();
    const bidId = await frozenBid(station);
    const [document] = (await station.value('bids.show', { bidId })).documents;
    const path = station.host.workspace.vault.pathOf(document?.digest.value ?? '');
    chmodSync(path, 0o600);
    writeFileSync(path, 'other bytes');
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    expect(await station.refusal('signing.signBid', { bidId, keyFileId }, passwords(password))).toMatchObject({
      code: 'bid.file-changed',
      details: { file: 'Техника.txt' },
    });
    expect((await station.value('bids.show', { bidId })).status).toBe('frozen');
  });

  test('a bid that is not frozen is not signed, and one that is not signed is not packaged', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    expect((await station.refusal('signing.signBid', { bidId, keyFileId }, passwords(password))).code).toBe(
      'bid.not-frozen',
    );
    expect((await station.refusal('bids.package', { bidId })).code).toBe('bid.not-frozen');
    await station.value('bids.freeze', { bidId });
    expect((await station.refusal('bids.package', { bidId })).code).toBe('bid.not-signed');
    expect((await station.refusal('verification.runBid', { bidId })).code).toBe('bid.not-packaged');
  });
});

describe('signing files', () => {
  test('names the file that could not be signed and signs the others', async () => {
    const station = await openWorkstation();
    const files = [
      await station.file('a.pdf', 'a'),
      await station.file('b.pdf', 'b'),
      await station.file('c.pdf', 'c'),
    ];
    const out = join(station.folder, 'out');
    mkdirSync(out);
    rmSync(join(station.folder, 'b.pdf'));
    mkdirSync(join(station.folder, 'b.pdf'));
    const keyFileId = await station.file('key.p12', keyFileOf('p384', password));
    const signed = await station.value('signing.signFiles', { fileIds: files, keyFileId, out }, passwords(password));
    expect(signed.files.map((file) => file.name)).toEqual(['a.pdf', 'c.pdf']);
    expect(signed.refused).toMatchObject([{ name: 'b.pdf', finding: { code: 'file.not-a-file' } }]);
  });

  test('a signature that is already there is another signer’s and stays', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('a.pdf', 'a');
    await station.file('a.pdf.p7s', 'somebody signed this');
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    expect(
      (await station.refusal('signing.signFiles', { fileIds: [fileId], keyFileId }, passwords(password))).code,
    ).toBe('file.exists');
    expect(readFileSync(join(station.folder, 'a.pdf.p7s'), 'utf8')).toBe('somebody signed this');
  });

  test('a cancelled batch leaves no temporary files', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('a.pdf', 'a');
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const stopped = AbortSignal.abort();
    const outcome = await station.ask(
      'signing.signFiles',
      { fileIds: [fileId], keyFileId },
      { signal: stopped, secrets: passwords(password) },
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(readdirSync(station.folder).filter((name) => name.endsWith('.part') || name.endsWith('.p7s'))).toEqual([]);
  });
});

describe('keys and trust of a workspace', () => {
  test('a key is added with its certificates, judged for a bid, and forgotten; the password is in no file', async () => {
    const station = await openWorkstation();
    const bidId = await startBid(station);
    const fileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const key = await station.value('keys.add', { fileId, label: 'Директор' }, passwords(password));
    expect(key).toMatchObject({
      label: 'Директор',
      file: 'key.p12',
      present: true,
      certificates: [{ inn: '7700000009' }],
    });
    const judged = await station.value('keys.judge', { keyId: key.keyId, bidId });
    expect(judged.findings.map((finding) => finding.code)).toContain('signer.platform-attribute-present');
    const stored = readdirSync(station.host.workspace.folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(station.host.workspace.folder, name))
      .filter((path) => /sqlite|json|log/.test(path))
      .map((path) => readFileSync(path));
    expect(stored.length).toBeGreaterThan(0);
    for (const bytes of stored) expect(bytes.includes(password)).toBe(false);
    await station.value('keys.remove', { keyId: key.keyId });
    expect((await station.value('keys.list', {})).keys).toEqual([]);
    expect((await station.refusal('keys.remove', { keyId: key.keyId })).code).toBe('record.not-found');
  });

  test('a trust anchor is added once and removed', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('root.pem', pem('CERTIFICATE', rootCertificate));
    await station.value('trust.add', { fileId });
    const { anchors } = await station.value('trust.add', { fileId });
    expect(anchors).toHaveLength(1);
    await station.value('trust.remove', { certificateId: anchors[0]?.certificateId ?? '' });
    expect((await station.value('trust.list', {})).anchors).toEqual([]);
    const junk = await station.file('junk.pem', 'not a certificate');
    expect((await station.ask('trust.add', { fileId: junk })).ok).toBe(false);
  });
});

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
