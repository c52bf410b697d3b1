import { describe, expect, test } from 'vitest';
import { issueRevocationList } from '#electron/pki/issue/crl.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import {
  faulty,
  issuingIssuer,
  issuingRevocations,
  rootCertificate,
  rootIssuer,
  rootRevocations,
} from '#test/kit/ca.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { addTimestamps, services, signatureValueOf, stamp, stamped } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes, wellEquipped } from '#test/kit/verify.ts';

const content = Buffer.from('the price is 1 250 000.00');
const plain = signDetached({ content });
const verifyStamped = async (signature: Uint8Array, settings = wellEquipped) => {
  const report = await verifyBytes(signature, content, settings);
  const [first] = report.signatures;
  if (first === undefined) throw new Error('no signature was found');
  return { report, first, codes: codesOf(report) };
};

describe('a signature with a timestamp', () => {
  test.each([
    ['RSA', services.rsa],
    ['ECDSA', services.ecdsa],
    ['RSA-PSS', { ...services.rsa, algorithm: { scheme: 'rsa-pss', digest: 'sha-256' } }],
  ] as const)('proves its time beside the claimed one (%s service)', async (_name, by) => {
    const { report, first, codes } = await verifyStamped(await stamped(plain, { by, at: '2026-11-23T09:00:01Z' }));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(first).toMatchObject({
      level: 'CAdES-BASELINE-T',
      claimedSigningTime: '2026-11-23T09:00:00Z',
      trustedSigningTime: '2026-11-23T09:00:01Z',
      facts: { timestamps: [{ intact: true, proved: true, accuracyMilliseconds: 1000, policy: '1.2.3.4.1' }] },
    });
    expect(codes).toContain('timestamp.proved');
  });

  test('without one is level B and proves no time', async () => {
    const { first } = await verifyStamped(plain);
    expect(first).toMatchObject({ level: 'CAdES-BASELINE-B', trustedSigningTime: null });
  });

  test('takes the earliest of two proved times', async () => {
    const once = await stamped(plain, { at: '2026-11-23T08:59:30Z' });
    const { first } = await verifyStamped(await stamped(once, { at: '2026-11-23T08:59:00Z' }));
    expect(first.facts.timestamps.map(({ proved }) => proved)).toEqual([true, true]);
    expect(first.trustedSigningTime).toBe('2026-11-23T08:59:00Z');
  });
});

describe('a timestamp that does not stand is named and takes nothing from a signature of level B', () => {
  test.each([
    ['over another signature', { imprint: Buffer.alloc(32) }, 'timestamp.imprint-differs'],
    ['by a certificate for another purpose', { by: services.noPurpose }, 'timestamp.authority-unfit'],
    ['by a certificate not critically for timestamps', { by: services.notCritical }, 'timestamp.authority-unfit'],
    ['by a certificate for timestamps and more', { by: services.twoPurposes }, 'timestamp.authority-unfit'],
    ['with SHA-1', { hash: 'sha1' }, 'timestamp.digest-weak'],
    ['without its certificate', { withCertificate: false }, 'timestamp.authority-not-found'],
    [
      'signed by another key than its certificate’s',
      { by: { ...services.rsa, key: 'supplier-rsa2048' } },
      'timestamp.signature-wrong',
    ],
  ] as const)('%s', async (_name, change, code) => {
    const { report, first, codes } = await verifyStamped(await stamped(plain, change));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(first).toMatchObject({ level: 'CAdES-BASELINE-B', trustedSigningTime: null });
    expect(first.verdicts.claimedSigningTime.verdict).toBe('not-provable');
    expect(codes).toContain(code);
    expect(codes).not.toContain('timestamp.proved');
  });

  test('unreadable', async () => {
    const { report, first, codes } = await verifyStamped(await addTimestamps(plain, Buffer.from('3003020101', 'hex')));
    expect([report.conclusion, first.level]).toEqual(['TOTAL-PASSED', 'CAdES-BASELINE-B']);
    expect(codes).toContain('timestamp.damaged');
  });

  test('by a service the reader does not trust: of level T by itself, and no time is proved', async () => {
    const { report, first, codes } = await verifyStamped(await stamped(plain, { by: services.stranger }));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(first).toMatchObject({ level: 'CAdES-BASELINE-T', trustedSigningTime: null });
    expect(codes).toContain('timestamp.authority-untrusted');
  });

  test('from after the moment asked for', async () => {
    const { first, codes } = await verifyStamped(await stamped(plain, { at: '2026-11-24T09:00:00Z' }));
    expect(first.trustedSigningTime).toBeNull();
    expect(codes).toContain('timestamp.later-than-asked');
  });

  test('no change of one byte of a token lets it prove another time', async () => {
    const token = stamp({ data: await signatureValueOf(plain) });
    const still: number[] = [];
    for (let at = 0; at < token.length; at += 7) {
      const changed = Uint8Array.from(token);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const { report, first } = await verifyStamped(await addTimestamps(plain, changed));
      expect(report.conclusion).not.toBe('TOTAL-FAILED');
      if (first.trustedSigningTime === null) continue;
      expect(first.trustedSigningTime).toBe('2026-11-23T09:00:00Z');
      still.push(at);
    }
    // Bytes around the signed ones, such as the version of the structure, may change and tell nothing else.
    expect(still.length).toBeLessThan(token.length / 7 / 20);
  });
});

describe('what a proved time settles', () => {
  const list = (from: string, until: string, revoked: string | null = null) =>
    issueRevocationList(issuingIssuer, {
      number: 9,
      thisUpdate: Date.parse(from),
      nextUpdate: Date.parse(until),
      revoked: revoked === null ? [] : [{ serialNumber: Uint8Array.of(0x20, 1), at: Date.parse(revoked), reason: 1 }],
    });
  const rootList = issueRevocationList(rootIssuer, {
    number: 9,
    thisUpdate: Date.parse('2027-06-01T00:00:00Z'),
    nextUpdate: Date.parse('2027-07-01T00:00:00Z'),
    revoked: [],
  });
  const later = {
    ...wellEquipped,
    trust: [rootCertificate],
    now: '2027-06-10T09:00:00Z' as Instant,
  };
  const current = list('2027-06-01T00:00:00Z', '2027-07-01T00:00:00Z');

  test('the certificate expired afterwards: passes with the proof named, on a list of its lifetime', async () => {
    const crls = [rootList, current, list('2027-04-20T00:00:00Z', '2027-05-20T00:00:00Z')];
    const { report, codes } = await verifyStamped(await stamped(plain), { ...later, crls });
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codes).toContain('timestamp.proves-before-expiry');
    expect(codes).not.toContain('path.expired');
  });

  test('expired, and no list of its lifetime: stays undecided, for later lists may drop the expired', async () => {
    const { report } = await verifyStamped(await stamped(plain), { ...later, crls: [rootList, current] });
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  });

  test('expired, and revoked before the proved time by the list of its lifetime: stays undecided', async () => {
    const crls = [rootList, current, list('2027-04-20T00:00:00Z', '2027-05-20T00:00:00Z', '2026-11-01T00:00:00Z')];
    const { report } = await verifyStamped(await stamped(plain), { ...later, crls });
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('expired without a timestamp: undecided, as it was', async () => {
    const crls = [rootList, current, list('2027-04-20T00:00:00Z', '2027-05-20T00:00:00Z')];
    const { report } = await verifyStamped(plain, { ...later, crls });
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  });

  test('expired, and the timestamp service is not trusted: undecided, as it was', async () => {
    const crls = [rootList, current, list('2027-04-20T00:00:00Z', '2027-05-20T00:00:00Z')];
    const { report } = await verifyStamped(await stamped(plain, { by: services.stranger }), { ...later, crls });
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  });

  test('revoked afterwards: passes with the proof named', async () => {
    const at = { ...wellEquipped, now: '2026-12-10T09:00:00Z' as Instant };
    const crls = [rootRevocations, list('2026-12-01T00:00:00Z', '2026-12-31T00:00:00Z', '2026-11-30T00:00:00Z')];
    const { report, codes } = await verifyStamped(await stamped(plain), { ...at, crls });
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codes).toContain('timestamp.proves-before-revocation');
    const without = await verifyStamped(plain, { ...at, crls });
    expect(without.report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'REVOKED_NO_POE' });
  });

  test('revoked before the proved time: undecided, as it was', async () => {
    const signer = { key: 'supplier-rsa2048', certificate: faulty.revoked } as const;
    const crls = [rootRevocations, issuingRevocations];
    const signature = await stamped(signDetached({ content, signer }));
    const { report, codes } = await verifyStamped(signature, { ...wellEquipped, crls });
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'REVOKED_NO_POE' });
    expect(codes).toContain('revocation.revoked');
  });

  test('a time before the certificate was valid speaks against the signature', async () => {
    const { report, codes } = await verifyStamped(await stamped(plain, { at: '2026-01-15T00:00:00Z' }));
    expect(report).toMatchObject({ conclusion: 'TOTAL-FAILED', subIndication: 'NOT_YET_VALID' });
    expect(codes).toEqual(expect.arrayContaining(['timestamp.before-certificate', 'timestamp.before-claimed']));
  });
});
