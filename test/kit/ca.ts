import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Der } from '#electron/pki/asn1/encode.ts';
import { issueCertificate, type Issuer } from '#electron/pki/issue/certificate.ts';
import { issueRevocationList } from '#electron/pki/issue/crl.ts';
import type { NameInput } from '#electron/pki/issue/name.ts';
import {
  basicConstraints,
  certificatePolicies,
  extendedKeyUsage,
  keyUsage,
  privateKeyUsagePeriod,
} from '#electron/pki/issue/extensions.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { KeyUsage } from '#shared/signature/certificate-facts.ts';

/** The moment every test of signatures lives in. */
export const kitNow = '2026-11-23T09:00:00Z' as Instant;

/** Fixed private keys under `test/cases/keys`. */
export const testKeys = [
  'root',
  'issuing',
  'other-root',
  'supplier-rsa2048',
  'supplier-rsa3072',
  'supplier-rsa4096',
  'supplier-p256',
  'supplier-p384',
  'supplier-p521',
  'supplier-ed25519',
  'second-rsa2048',
  'weak-rsa1024',
] as const;
export type TestKey = (typeof testKeys)[number];

const keyFiles = new URL('../cases/keys/', import.meta.url);
const keysRead = new Map<TestKey, KeyObject>();

export const testKey = (name: TestKey): KeyObject => {
  const known = keysRead.get(name);
  if (known !== undefined) return known;
  const key = createPrivateKey(readFileSync(new URL(`${name}.pem`, keyFiles)));
  keysRead.set(name, key);
  return key;
};

/** Purposes of a key: the platform B2B-Center's own, and the two that nearly every certificate has. */
export const platformOid = '1.2.643.6.7';
export const tlsClient = '1.3.6.1.5.5.7.3.2';
/** Without it OpenSSL wants `-purpose any` to verify a CMS signature. */
export const emailProtection = '1.3.6.1.5.5.7.3.4';

/** The synthetic supplier that owns the certificates unless a test says otherwise; its numbers pass their checks. */
export const supplier = {
  name: 'ООО «Северный ветер»',
  inn: '7700000009',
  ogrn: '1027700000008',
} as const;

export const supplierName = (change: { readonly inn?: string; readonly ogrn?: string } = {}): NameInput => [
  ['country', 'RU'],
  ['region', '77 г. Москва'],
  ['locality', 'Москва'],
  ['organization', supplier.name],
  ['commonName', supplier.name],
  ['title', 'Директор по закупкам'],
  ['surname', 'Образцова'],
  ['givenName', 'Мария Ильинична'],
  ['innLegalEntity', change.inn ?? supplier.inn],
  ['ogrn', change.ogrn ?? supplier.ogrn],
  ['inn', '770000000156'],
  ['snils', '00000012310'],
];

const utc = (text: string): number => Date.parse(text);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

const rootName: NameInput = [
  ['country', 'RU'],
  ['organization', 'Bidwright Test Authority'],
  ['commonName', 'Bidwright Test Root'],
];
const issuingName: NameInput = [
  ['country', 'RU'],
  ['organization', 'Bidwright Test Authority'],
  ['commonName', 'Bidwright Test Issuing Authority'],
];
const authorityUsage = keyUsage(['keyCertSign', 'cRLSign']);
const rsaSha256 = { scheme: 'rsa-pkcs1', digest: 'sha-256' } as const;

export const rootIssuer: Issuer = { name: rootName, key: testKey('root'), algorithm: rsaSha256 };
export const issuingIssuer: Issuer = { name: issuingName, key: testKey('issuing'), algorithm: rsaSha256 };
export const otherIssuer: Issuer = { name: rootName, key: testKey('other-root'), algorithm: rsaSha256 };

const rootOf = (issuer: Issuer, serial: number): Der =>
  issueCertificate(issuer, {
    subject: rootName,
    key: issuer.key,
    serialNumber: bytes(serial),
    notBefore: utc('2020-01-01T00:00:00Z'),
    notAfter: utc('2045-01-01T00:00:00Z'),
    extensions: [basicConstraints(true), authorityUsage],
  });

export const rootCertificate = rootOf(rootIssuer, 0x01);
/** The same name over another key: a chain to it must never be accepted for ours. */
export const otherRootCertificate = rootOf(otherIssuer, 0x02);
export const issuingCertificate = issueCertificate(rootIssuer, {
  subject: issuingName,
  key: testKey('issuing'),
  serialNumber: bytes(0x10),
  notBefore: utc('2022-01-01T00:00:00Z'),
  notAfter: utc('2040-01-01T00:00:00Z'),
  extensions: [basicConstraints(true, 0), authorityUsage],
});

export type HolderRequest = {
  readonly key?: TestKey;
  readonly serial: number;
  readonly subject?: NameInput;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly usages?: readonly KeyUsage[];
  readonly purposes?: readonly string[];
  readonly policies?: readonly string[];
  readonly keyPeriod?: { readonly from?: number; readonly until?: number };
  readonly issuer?: Issuer;
};

/** A holder's certificate under the issuing authority; what is not said is as a good signer has it. */
export const issueHolder = (request: HolderRequest): Der =>
  issueCertificate(request.issuer ?? issuingIssuer, {
    subject: request.subject ?? supplierName(),
    key: testKey(request.key ?? 'supplier-rsa2048'),
    serialNumber: bytes(0x20, request.serial),
    notBefore: utc(request.notBefore ?? '2026-02-01T00:00:00Z'),
    notAfter: utc(request.notAfter ?? '2027-05-01T00:00:00Z'),
    extensions: [
      basicConstraints(false),
      keyUsage(request.usages ?? ['digitalSignature', 'nonRepudiation']),
      extendedKeyUsage(request.purposes ?? [tlsClient, emailProtection, platformOid]),
      ...(request.policies === undefined ? [] : [certificatePolicies(request.policies)]),
      ...(request.keyPeriod === undefined ? [] : [privateKeyUsagePeriod(request.keyPeriod)]),
    ],
  });

/** Key kinds that bids are signed with, each with its certificate. */
export const signers = {
  rsa2048: { key: 'supplier-rsa2048', certificate: issueHolder({ serial: 1 }) },
  rsa3072: { key: 'supplier-rsa3072', certificate: issueHolder({ serial: 2, key: 'supplier-rsa3072' }) },
  rsa4096: { key: 'supplier-rsa4096', certificate: issueHolder({ serial: 3, key: 'supplier-rsa4096' }) },
  p256: { key: 'supplier-p256', certificate: issueHolder({ serial: 4, key: 'supplier-p256' }) },
  p384: { key: 'supplier-p384', certificate: issueHolder({ serial: 5, key: 'supplier-p384' }) },
  p521: { key: 'supplier-p521', certificate: issueHolder({ serial: 6, key: 'supplier-p521' }) },
} as const satisfies Record<string, { readonly key: TestKey; readonly certificate: Der }>;
export type SignerName = keyof typeof signers;
export const signerNames = Object.keys(signers) as SignerName[];

/** Apart from the others: OpenSSL 3.0 and NSS do not know this key in CMS. */
export const ed25519Signer = {
  key: 'supplier-ed25519',
  certificate: issueHolder({ serial: 7, key: 'supplier-ed25519' }),
} as const satisfies { readonly key: TestKey; readonly certificate: Der };

/** Certificates with one fault each; all but `weak` over the RSA-2048 key. */
export const faulty = {
  expired: issueHolder({ serial: 0x11, notBefore: '2024-01-01T00:00:00Z', notAfter: '2025-01-01T00:00:00Z' }),
  notYetValid: issueHolder({ serial: 0x12, notBefore: '2027-01-01T00:00:00Z' }),
  wrongUsage: issueHolder({ serial: 0x13, usages: ['keyEncipherment'] }),
  revoked: issueHolder({ serial: 0x14 }),
  noPlatform: issueHolder({ serial: 0x15, purposes: [tlsClient, emailProtection] }),
  otherCompany: issueHolder({ serial: 0x16, subject: supplierName({ inn: '7800000002', ogrn: '1027800000007' }) }),
  weak: issueHolder({ serial: 0x17, key: 'weak-rsa1024' }),
  /** Signed by a stranger under our root's name. */
  forged: issueHolder({ serial: 0x18, issuer: { ...otherIssuer, name: issuingName } }),
} as const;

const listTimes = { thisUpdate: utc('2026-11-20T00:00:00Z'), nextUpdate: utc('2026-12-20T00:00:00Z') };

/** The issuing authority's list: `faulty.revoked` was revoked for key compromise. */
export const issuingRevocations = issueRevocationList(issuingIssuer, {
  number: 7,
  ...listTimes,
  revoked: [{ serialNumber: bytes(0x20, 0x14), at: utc('2026-10-01T12:00:00Z'), reason: 1 }],
});
export const rootRevocations = issueRevocationList(rootIssuer, { number: 3, ...listTimes, revoked: [] });

/** PEM, RFC 7468. */
export const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`;
