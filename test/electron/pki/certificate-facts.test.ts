import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readCertificateFacts } from '#electron/pki/certificate-facts.ts';
import { nameValue, type CertificateFacts } from '#shared/signature/certificate-facts.ts';
import { innOf, ogrnOf } from '#shared/signature/judge-owner.ts';
import {
  emailProtection,
  faulty,
  issueHolder,
  issuingCertificate,
  platformOid,
  rootCertificate,
  signers,
  supplier,
  tlsClient,
} from '../../kit/ca.ts';

const factsOf = (der: Uint8Array): CertificateFacts => {
  const read = readCertificateFacts(der);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

describe('the facts of a certificate', () => {
  const facts = factsOf(signers.rsa2048.certificate);

  test('name the company by the attributes of Russian certificates', () => {
    expect([innOf(facts.subject), ogrnOf(facts.subject)]).toEqual([supplier.inn, supplier.ogrn]);
    expect(nameValue(facts.subject, 'inn')).toBe('770000000156');
    expect(nameValue(facts.subject, 'snils')).toBe('00000012310');
    expect(nameValue(facts.subject, 'surname')).toBe('Образцова');
    expect(nameValue(facts.subject, 'ogrnip')).toBe(null);
    expect(nameValue(facts.issuer, 'commonName')).toBe('Bidwright Test Issuing Authority');
  });

  test('give validity, usage, purposes and thumbprint', () => {
    expect(facts).toMatchObject({
      notBefore: '2026-02-01T00:00:00Z',
      notAfter: '2027-05-01T00:00:00Z',
      serialNumber: '2001',
      keyUsage: ['digitalSignature', 'nonRepudiation'],
      extendedKeyUsage: [tlsClient, emailProtection, platformOid],
      policies: [],
      privateKeyUsagePeriod: null,
      isAuthority: false,
      isSelfIssued: false,
      signatureAlgorithm: '1.2.840.113549.1.1.11',
    });
    expect(facts.thumbprint.value).toBe(createHash('sha256').update(signers.rsa2048.certificate).digest('hex'));
  });

  test.each([
    ['rsa2048', { kind: 'rsa', bits: 2048 }],
    ['rsa3072', { kind: 'rsa', bits: 3072 }],
    ['rsa4096', { kind: 'rsa', bits: 4096 }],
    ['p256', { kind: 'ecdsa', curve: 'P-256', bits: 256 }],
    ['p384', { kind: 'ecdsa', curve: 'P-384', bits: 384 }],
    ['p521', { kind: 'ecdsa', curve: 'P-521', bits: 521 }],
  ] as const)('know the key of %s', (name, key) => {
    expect(factsOf(signers[name].certificate).key).toEqual(key);
  });

  test('know a weak key by its size', () => {
    expect(factsOf(faulty.weak).key).toEqual({ kind: 'rsa', bits: 1024 });
  });

  test('tell authorities, and those that issued themselves', () => {
    expect(factsOf(rootCertificate)).toMatchObject({ isAuthority: true, isSelfIssued: true });
    expect(factsOf(issuingCertificate)).toMatchObject({ isAuthority: true, isSelfIssued: false });
    expect(factsOf(issuingCertificate).keyUsage).toEqual(['keyCertSign', 'cRLSign']);
  });

  test('give policies and the period of the private key, open at one end or not', () => {
    const until = Date.parse('2026-12-31T00:00:00Z');
    const from = Date.parse('2026-03-01T00:00:00Z');
    const policies = ['1.2.643.3.8.100.1.8', '1.2.643.100.113.1'];
    expect(factsOf(issueHolder({ serial: 1, policies, keyPeriod: { until } }))).toMatchObject({
      policies,
      privateKeyUsagePeriod: { notBefore: null, notAfter: '2026-12-31T00:00:00Z' },
    });
    expect(factsOf(issueHolder({ serial: 1, keyPeriod: { from, until } })).privateKeyUsagePeriod).toEqual({
      notBefore: '2026-03-01T00:00:00Z',
      notAfter: '2026-12-31T00:00:00Z',
    });
  });

  test('of something else are refused', () => {
    expect(readCertificateFacts(Uint8Array.of(0x30, 0))).toMatchObject({
      error: { code: 'signing.certificate-unreadable' },
    });
  });
});

describe('the test authority', () => {
  test('writes each attribute of a name on its own', () => {
    expect(new X509Certificate(issuingCertificate).subject.split('\n')).toHaveLength(3);
  });

  test('gives the same certificate for the same arguments', () => {
    expect(issueHolder({ serial: 9 })).toEqual(issueHolder({ serial: 9 }));
    expect(issueHolder({ serial: 9 })).not.toEqual(issueHolder({ serial: 10 }));
  });

  test('signs what it issues, and not what another does in its name', () => {
    const issuer = new X509Certificate(issuingCertificate).publicKey;
    expect(new X509Certificate(signers.p521.certificate).verify(issuer)).toBe(true);
    expect(new X509Certificate(faulty.forged).verify(issuer)).toBe(false);
  });
});
