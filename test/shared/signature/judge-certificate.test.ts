import { describe, expect, test } from 'vitest';
import type { CertificateFacts, PublicKeyFacts } from '#shared/signature/certificate-facts.ts';
import { nameTypes } from '#shared/signature/certificate-facts.ts';
import { judgeCertificate, type SigningPurpose } from '#shared/signature/judge-certificate.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const at = (text: string): Instant => text as Instant;
const name = (values: Partial<Record<keyof typeof nameTypes, string>>) => ({
  text: 'name',
  attributes: Object.entries(values).map(([type, value]) => ({
    type: nameTypes[type as keyof typeof nameTypes],
    value: value ?? '',
  })),
});

const good: CertificateFacts = {
  subject: name({ innLegalEntity: '7700000009', inn: '770000000156', ogrn: '1027700000008' }),
  issuer: name({ commonName: 'issuer' }),
  serialNumber: '2001',
  notBefore: at('2026-02-01T00:00:00Z'),
  notAfter: at('2027-05-01T00:00:00Z'),
  key: { kind: 'gost-2012', bits: 256, parameterSet: '1.2.643.2.2.36.0' },
  signatureAlgorithm: '1.2.643.7.1.1.3.2',
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.2.643.6.7'],
  policies: [],
  privateKeyUsagePeriod: null,
  isAuthority: false,
  isSelfIssued: false,
  thumbprint: { algorithm: 'sha-256', value: '00' },
};

const b2bCenter = { name: 'B2B-Center', anyOf: ['1.2.643.6.7', '1.2.643.3.8.100.1.8'], strict: false };
const purpose: SigningPurpose = {
  now: at('2026-11-23T09:00:00Z'),
  deadline: at('2026-12-01T07:00:00Z'),
  platform: b2bCenter,
  owner: { inn: '7700000009', ogrn: '1027700000008' },
  keyPlace: 'token',
};

/** Code and severity of everything said that is not a mere "passed". */
const said = (facts: Partial<CertificateFacts>, change: Partial<SigningPurpose> = {}): [string, string][] =>
  judgeCertificate({ ...good, ...facts }, { ...purpose, ...change })
    .filter(({ severity }) => severity !== 'passed')
    .map(({ code, severity }) => [code, severity]);

test('a fit certificate is passed for its dates and its platform, and nothing speaks against it', () => {
  expect(judgeCertificate(good, purpose)).toEqual([
    {
      code: 'signer.valid',
      severity: 'passed',
      place: {},
      details: { notBefore: good.notBefore, notAfter: good.notAfter },
    },
    {
      code: 'signer.platform-attribute-present',
      severity: 'passed',
      place: {},
      details: { platform: 'B2B-Center', found: ['1.2.643.6.7'] },
    },
  ]);
});

describe('dates', () => {
  test('the first and the last second belong to the validity', () => {
    expect(said({}, { now: good.notBefore })).toEqual([]);
    expect(said({}, { now: good.notAfter, deadline: good.notAfter })).toEqual([]);
  });
  test.each([
    ['one second early', '2026-01-31T23:59:59Z', 'signer.not-yet-valid'],
    ['one second late', '2027-05-01T00:00:01Z', 'signer.expired'],
  ])('now %s stops', (_, now, code) => {
    expect(said({}, { now: at(now) })).toEqual([[code, 'blocker']]);
  });
  test('a deadline after the end stops though the certificate is valid now', () => {
    expect(said({}, { deadline: at('2027-05-01T00:00:01Z') })).toEqual([['signer.not-valid-at-deadline', 'blocker']]);
  });
  test('without a deadline only now counts', () => {
    expect(said({}, { deadline: null })).toEqual([]);
  });
  test.each([
    ['over', { notBefore: null, notAfter: at('2026-11-23T08:59:59Z') }, 'signer.private-key-period-over'],
    ['not begun', { notBefore: at('2026-11-23T09:00:01Z'), notAfter: null }, 'signer.private-key-period-not-begun'],
  ])('a private key period that is %s stops', (_, privateKeyUsagePeriod, code) => {
    expect(said({ privateKeyUsagePeriod })).toEqual([[code, 'blocker']]);
  });
  test('a private key period that covers now says nothing', () => {
    const privateKeyUsagePeriod = { notBefore: at('2026-11-23T09:00:00Z'), notAfter: at('2026-11-23T09:00:00Z') };
    expect(said({ privateKeyUsagePeriod })).toEqual([]);
  });
});

describe('key usage', () => {
  test.each([[['nonRepudiation']], [['digitalSignature', 'keyEncipherment']], [null]] as const)(
    '%j is fit',
    (keyUsage) => {
      expect(said({ keyUsage })).toEqual([]);
    },
  );
  test.each([[['keyEncipherment', 'keyAgreement']], [[]]] as const)('%j stops', (keyUsage) => {
    expect(said({ keyUsage })).toEqual([['signer.key-usage-unfit', 'blocker']]);
  });
  test('an authority’s certificate warns', () => {
    expect(said({ isAuthority: true })).toEqual([['signer.is-an-authority', 'warning']]);
  });
});

describe('the platform’s attribute', () => {
  test('is missing from {TLS client}: a warning, since 63-FZ art. 17 p. 2.1 bars many systems from asking', () => {
    expect(said({ extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] })).toEqual([
      ['signer.platform-attribute-missing', 'warning'],
    ]);
  });
  test('stops where the platform is strict', () => {
    const platform = { ...b2bCenter, strict: true };
    expect(said({ extendedKeyUsage: null }, { platform })).toEqual([['signer.platform-attribute-missing', 'blocker']]);
  });
  test('counts among the policies too', () => {
    expect(said({ extendedKeyUsage: null, policies: ['1.2.643.3.8.100.1.8'] })).toEqual([]);
  });
  test('is not asked for by a platform that names none', () => {
    expect(said({ extendedKeyUsage: null }, { platform: { ...b2bCenter, anyOf: [], strict: true } })).toEqual([]);
  });
});

describe('the owner', () => {
  test('of another company stops, by INN and by OGRN', () => {
    expect(said({}, { owner: { inn: '7800000002', ogrn: '1027800000007' } })).toEqual([
      ['signer.inn-differs', 'blocker'],
      ['signer.ogrn-differs', 'blocker'],
    ]);
  });
  test('not named warns', () => {
    expect(said({ subject: name({ commonName: 'Supplier Ltd' }) })).toEqual([
      ['signer.inn-absent', 'warning'],
      ['signer.ogrn-absent', 'warning'],
    ]);
  });
  test('is not named by an employee’s own certificate, which has the person’s number only', () => {
    expect(said({ subject: name({ inn: '770000000156', snils: '00000012310' }) })).toEqual([
      ['signer.inn-absent', 'warning'],
      ['signer.ogrn-absent', 'warning'],
    ]);
  });
  test('is the legal entity, not the person that signs for it', () => {
    expect(said({}, { owner: { inn: '770000000156', ogrn: null } })).toEqual([['signer.inn-differs', 'blocker']]);
  });
  test('in the older twelve places is the same company', () => {
    expect(said({ subject: name({ inn: '007700000009', ogrn: '1027700000008' }) })).toEqual([]);
  });
  test('may be a sole trader with INN of twelve digits and OGRNIP', () => {
    const subject = name({ inn: '770000000156', ogrnip: '304500116000157' });
    expect(said({ subject }, { owner: { inn: '770000000156', ogrn: '304500116000157' } })).toEqual([]);
  });
  test('is not judged when the company has not said its numbers', () => {
    expect(said({ subject: name({}) }, { owner: null })).toEqual([]);
    expect(said({ subject: name({}) }, { owner: { inn: null, ogrn: null } })).toEqual([]);
  });
});

describe('the key', () => {
  const rsa = (bits: number): PublicKeyFacts => ({ kind: 'rsa', bits });
  test('by RSA and ECDSA is said not to make a qualified signature', () => {
    const p256: PublicKeyFacts = { kind: 'ecdsa', curve: 'P-256', bits: 256 };
    expect(said({ key: rsa(2048) })).toEqual([['signer.not-qualified-algorithm', 'info']]);
    expect(said({ key: p256 })).toEqual([['signer.not-qualified-algorithm', 'info']]);
  });
  test('by GOST in a file is said not to be in a certified means', () => {
    expect(said({}, { keyPlace: 'file' })).toEqual([['signer.not-qualified-file-key', 'info']]);
  });
  test('of RSA below 2048 bits stops', () => {
    expect(said({ key: rsa(2047) })).toContainEqual(['signer.weak-key', 'blocker']);
    expect(said({ key: rsa(2048) })).not.toContainEqual(['signer.weak-key', 'blocker']);
  });
  test('certified with SHA-1 warns', () => {
    expect(said({ signatureAlgorithm: '1.2.840.113549.1.1.5' })).toEqual([
      ['signer.weak-certificate-signature', 'warning'],
    ]);
  });
});
