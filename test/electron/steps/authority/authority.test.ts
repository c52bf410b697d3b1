import { describe, expect, test } from 'vitest';
import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import { issueHolder, issuingCertificate, pem, rootCertificate, signers, supplier, testKey } from '#test/kit/ca.ts';
import { fixedRandom, keyFileOf, utf8 } from '#test/kit/key-files.ts';
import { bidPower, employee, powerNumber, powerXml, type PowerWish } from '#test/kit/powers-of-attorney.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';
/** An employee's own certificate: it names a person and no company. */
const personal = issueHolder({
  serial: 0x40,
  key: 'second-rsa2048',
  subject: [
    ['country', 'RU'],
    ['commonName', employee.name],
    ['surname', employee.surname],
    ['givenName', employee.given],
    ['inn', employee.inn],
    ['snils', employee.snils],
  ],
});

const employeeKey = (): Uint8Array =>
  writePkcs12({
    entries: [{ key: testKey('second-rsa2048'), certificate: personal, friendlyName: 'Ветрова' }],
    authorities: [issuingCertificate, rootCertificate],
    password: utf8(password),
    iterations: 2048,
    random: fixedRandom('employee'),
  });

const ourCompany = async (station: Workstation): Promise<void> => {
  const { profile } = await station.value('company.show', {});
  await station.value('company.save', { ...profile, fullName: supplier.name, inn: supplier.inn, ogrn: supplier.ogrn });
  await station.value('trust.add', {
    fileId: await station.file('root.pem', pem('CERTIFICATE', rootCertificate)),
  });
};

/** The file with the principal's signature beside it; answers the file's handle. */
const signedPower = async (station: Workstation, wish: PowerWish = {}, change = ''): Promise<string> => {
  const xml = powerXml(wish);
  const name = `ON_EMCHD_${wish.number ?? powerNumber}.xml`;
  await station.file(`${name}.sig`, signDetached({ content: utf8(xml), signer: signers.rsa2048 }));
  return station.file(name, xml + change);
};

const told = (findings: readonly { readonly code: string; readonly severity: string }[]): readonly string[] =>
  findings.filter(({ severity }) => severity === 'blocker' || severity === 'warning').map(({ code }) => code);

describe('powers of attorney', () => {
  test('one file is checked with the signature beside it and the certificate that will sign', async () => {
    const station = await openWorkstation();
    await ourCompany(station);
    const asked = {
      fileId: await signedPower(station),
      certificateFileId: await station.file('employee.pem', pem('CERTIFICATE', personal)),
      powers: [bidPower.code],
    };
    const checked = await station.value('authority.check', asked);
    expect(checked.signature).toMatchObject({ intact: 'passed', snils: '00000012310' });
    expect(told(checked.findings)).toEqual([]);
    expect(checked).toMatchObject({ isSound: true, power: { number: powerNumber, validUntil: '2027-06-30' } });
    const late = await station.value('authority.check', { ...asked, on: '2027-07-01' });
    expect(late.isSound).toBe(false);
    expect(told(late.findings)).toEqual(['authority.expired']);
  });

  test('a file that was changed after signing, or has no signature, cannot be used', async () => {
    const station = await openWorkstation();
    await ourCompany(station);
    const changed = await station.value('authority.check', { fileId: await signedPower(station, {}, ' ') });
    expect(told(changed.findings)).toContain('authority.signature-broken');
    const bare = await station.file('bare.xml', powerXml());
    expect(told((await station.value('authority.check', { fileId: bare })).findings)).toContain(
      'authority.signature-missing',
    );
  });

  test('is kept once by its number, bound to a bid with its files, and says when it is gone', async () => {
    const station = await openWorkstation();
    await ourCompany(station);
    const bidId = await startBid(station);
    const fileId = await signedPower(station);
    const { authorityId } = await station.value('authority.add', { fileId });
    const again = await station.value('authority.add', { fileId });
    expect([again.authorityId, again.authorities.length]).toEqual([authorityId, 1]);

    const wrong = { bidId, authorityId, powers: ['CONTRACTS'] };
    expect(await station.refusal('bids.setAuthority', wrong)).toMatchObject({ code: 'authority.power-unknown' });
    const bound = await station.value('bids.setAuthority', {
      bidId,
      authorityId: powerNumber,
      powers: [bidPower.code],
    });
    expect(bound.documents.filter(({ itemId }) => itemId === 'authority')).toHaveLength(2);
    expect((await station.value('authority.list', {})).authorities[0]?.bids).toEqual([{ bidId, title: 'Насосы' }]);

    await station.value('authority.remove', { authorityId });
    const { light, authority, checks } = await station.value('bids.readiness', { bidId });
    expect([light, authority]).toEqual(['stop', null]);
    expect(checks.map(({ finding }) => finding.code)).toContain('readiness.authority-gone');
    await station.value('bids.setAuthority', { bidId, authorityId: null });
    const after = await station.value('bids.readiness', { bidId });
    expect(after.checks.map(({ finding }) => finding.code)).not.toContain('readiness.authority-gone');
    expect(await station.refusal('authority.remove', { authorityId })).toMatchObject({ code: 'record.not-found' });
  });

  test('makes an employee’s certificate fit for a bid, and ends a day before the deadline in vain', async () => {
    const station = await openWorkstation();
    await ourCompany(station);
    const bidId = await startBid(station);
    const keyFile = await station.file('employee.p12', employeeKey());
    await station.value('keys.add', { fileId: keyFile }, passwords(password));
    const codes = async () =>
      told((await station.value('bids.readiness', { bidId })).checks.map(({ finding }) => finding));
    expect(await codes()).toContain('readiness.authority-needed');
    expect(await codes()).not.toContain('signer.inn-differs');

    const { authorityId } = await station.value('authority.add', { fileId: await signedPower(station) });
    await station.value('bids.setAuthority', { bidId, authorityId, powers: [bidPower.code] });
    expect((await codes()).filter((code) => code.startsWith('authority.') || code.includes('authority'))).toEqual([]);
    const said = (await station.value('bids.readiness', { bidId })).checks;
    // What only a person or the register can tell stands in the light without stopping it.
    for (const code of ['authority.power-unproved', 'authority.revocation-not-provable'])
      expect(said.find(({ finding }) => finding.code === code)).toMatchObject({
        area: 'authority',
        finding: { severity: 'info' },
      });

    const short = await station.value('authority.add', {
      fileId: await signedPower(station, { number: powerNumber.replace('4f', '5f'), validUntil: '2026-12-19' }),
    });
    await station.value('bids.setAuthority', { bidId, authorityId: short.authorityId, powers: [bidPower.code] });
    expect(await codes()).toContain('authority.ends-before-deadline');
    expect(await station.refusal('bids.freeze', { bidId })).toMatchObject({
      code: 'bid.blocked',
      details: { blockers: ['authority.ends-before-deadline'] },
    });
  });

  test('is somebody else’s where the director’s key signs', async () => {
    const station = await openWorkstation();
    await ourCompany(station);
    const bidId = await startBid(station);
    await station.value(
      'keys.add',
      { fileId: await station.file('d.p12', keyFileOf('rsa2048', password)) },
      passwords(password),
    );
    const { authorityId } = await station.value('authority.add', { fileId: await signedPower(station) });
    await station.value('bids.setAuthority', { bidId, authorityId, powers: [bidPower.code] });
    const { checks } = await station.value('bids.readiness', { bidId });
    expect(told(checks.map(({ finding }) => finding))).toContain('authority.representative-other');
  });
});
