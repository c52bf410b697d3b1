import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faulty, issuingCertificate, pem, rootCertificate, testKey } from '#test/kit/ca.ts';
import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import { fixedRandom, keyFileOf, utf8 } from '#test/kit/key-files.ts';
import { notice, openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';

const begun = async (): Promise<{ station: Workstation; bidId: string; keyId: string }> => {
  const station = await openWorkstation();
  await station.value('trust.add', { fileId: await station.file('root.pem', pem('CERTIFICATE', rootCertificate)) });
  const bidId = await startBid(station);
  const fileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  const { keyId } = await station.value('keys.add', { fileId }, passwords(password));
  return { station, bidId, keyId };
};

const differences = async (station: Workstation, bidId: string): Promise<readonly string[]> => {
  const { rehearsal } = await station.value('bids.readiness', { bidId });
  return (rehearsal?.differences ?? []).map(({ code }) => code);
};

describe('a rehearsal', () => {
  test('makes, signs and verifies the whole package, and leaves the bid as it was', async () => {
    const { station, bidId, keyId } = await begun();
    const before = await station.value('bids.show', { bidId });
    const secrets = passwords(password);
    const { rehearsal } = await station.value('rehearsals.run', { bidId, keyId }, secrets);
    expect(secrets.asked).toEqual(['sign 2']);
    expect(rehearsal).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      refusal: null,
      files: 1,
      differences: [],
      holds: true,
    });
    expect(await station.value('bids.show', { bidId })).toEqual(before);
    expect(await station.refusal('bids.package', { bidId })).toMatchObject({ code: 'bid.not-frozen' });
    const report = JSON.parse(readFileSync(rehearsal.reportPath ?? '', 'utf8')) as { conclusion: string };
    expect(report.conclusion).toBe(rehearsal.conclusion);
    const { entries } = await station.value('workspace.log', {});
    expect(entries.map(({ act }) => act)).toContain('bid.rehearsed');
  });

  test('is marked inside and out, and only the newest package stays', async () => {
    const { station, bidId, keyId } = await begun();
    const first = await station.value('rehearsals.run', { bidId, keyId }, passwords(password));
    const path = first.rehearsal.packagePath ?? '';
    expect(path).toMatch(/rehearsals.*REHEARSAL-ocds-test-1-v1\.asice$/);
    expect(readFileSync(path).includes('bidwright-rehearsal/1')).toBe(true);
    station.setTime('2026-11-24T09:00:00Z');
    await station.value('rehearsals.run', { bidId, keyId }, passwords(password));
    expect(existsSync(path)).toBe(false);
    const { rehearsals } = await station.value('rehearsals.list', { bidId });
    expect(rehearsals.map(({ at, packagePath }) => [at, packagePath === null])).toEqual([
      ['2026-11-24T09:00:00Z', false],
      ['2026-11-23T09:00:00Z', true],
    ]);
  });

  test('no longer holds when a document, the edition, the platform or the key is another', async () => {
    const { station, bidId, keyId } = await begun();
    await station.value('rehearsals.run', { bidId, keyId }, passwords(password));
    expect(await differences(station, bidId)).toEqual([]);
    await station.value('bids.addDocuments', { bidId, fileIds: [await station.file('Цена.txt', '100\n')] });
    expect(await differences(station, bidId)).toEqual(['rehearsal.document-added']);
    const [document] = (await station.value('bids.show', { bidId })).documents;
    await station.value('bids.removeDocument', { bidId, documentId: document?.documentId ?? '' });
    await station.value('bids.setPlatform', { bidId, platformId: null });
    await station.value('keys.remove', { keyId });
    const later = notice({ date: '2026-11-22T09:00:00+03:00', deadline: '2026-12-25T12:00:00+03:00' });
    await station.value('procedures.import', { fileIds: [await station.file('later.json', later)] });
    expect(await differences(station, bidId)).toEqual([
      'rehearsal.document-added',
      'rehearsal.document-removed',
      'rehearsal.edition-changed',
      'rehearsal.platform-changed',
      'rehearsal.policy-changed',
      'rehearsal.key-gone',
    ]);
    const today = await station.value('today.show', {});
    expect(today.stuck.map(({ finding }) => finding.code)).toContain('rehearsal.no-longer-holds');
  });

  test('says that the certificate comes near its end, and holds all the same', async () => {
    const { station, bidId, keyId } = await begun();
    await station.value('rehearsals.run', { bidId, keyId }, passwords(password));
    station.setTime('2027-04-10T09:00:00Z');
    const { rehearsal } = await station.value('bids.readiness', { bidId });
    expect(rehearsal?.differences.map(({ code }) => code)).toEqual(['rehearsal.certificate-nearer', 'rehearsal.old']);
    expect(rehearsal?.holds).toBe(true);
  });

  test('keeps a refusal that is about the bid as its verdict, and no file of it', async () => {
    const { station, bidId } = await begun();
    const expired = writePkcs12({
      entries: [{ key: testKey('supplier-rsa2048'), certificate: faulty.expired, friendlyName: 'old' }],
      authorities: [issuingCertificate],
      password: utf8(password),
      iterations: 2048,
      random: fixedRandom('expired'),
    });
    const keyFileId = await station.file('old.p12', expired);
    const { rehearsal } = await station.value('rehearsals.run', { bidId, keyFileId }, passwords(password));
    expect(rehearsal).toMatchObject({
      conclusion: null,
      refusal: { code: 'signer.expired' },
      packagePath: null,
      holds: false,
    });
  });

  test('is not kept when the password was wrong, nor made of nothing', async () => {
    const { station, bidId, keyId } = await begun();
    expect(await station.refusal('rehearsals.run', { bidId, keyId }, passwords('wrong'))).toMatchObject({
      code: 'key-file.wrong-password',
    });
    expect((await station.value('rehearsals.list', { bidId })).rehearsals).toEqual([]);
    const [document] = (await station.value('bids.show', { bidId })).documents;
    await station.value('bids.removeDocument', { bidId, documentId: document?.documentId ?? '' });
    expect(await station.refusal('rehearsals.run', { bidId, keyId })).toMatchObject({ code: 'rehearsal.impossible' });
  });
});
