import type { Digest } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';

/** One attribute of a distinguished name: the type as a dotted OID, the value as text. */
export type NameAttribute = { readonly type: string; readonly value: string };

/** A distinguished name in certificate order; `text` is for people, RFC 4514 style but in reading order. */
export type NameFacts = { readonly text: string; readonly attributes: readonly NameAttribute[] };

/** RFC 5280 section 4.2.1.3, in bit order. */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUsages)[number];

/**
 * Kind and size of a public key. `bits` of RSA is the modulus, of GOST R 34.10-2012 256 or 512. `pssOnly`: the certificate
 * allows the key nothing but RSASSA-PSS (RFC 4055 section 1.2).
 */
export type PublicKeyFacts =
  | { readonly kind: 'rsa'; readonly bits: number; readonly pssOnly?: true }
  | { readonly kind: 'ecdsa'; readonly curve: string; readonly bits: number }
  | { readonly kind: 'ed25519' }
  | { readonly kind: 'gost-2012'; readonly bits: 256 | 512; readonly parameterSet: string }
  | { readonly kind: 'other'; readonly oid: string };

/** What a certificate says, without opinion (RFC 5280). `null`: the extension or attribute is absent. */
export type CertificateFacts = {
  readonly subject: NameFacts;
  readonly issuer: NameFacts;
  /** Lower-case hexadecimal, as encoded without the sign byte. */
  readonly serialNumber: string;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly key: PublicKeyFacts;
  /** Dotted OID of the algorithm that the issuer signed with. */
  readonly signatureAlgorithm: string;
  readonly keyUsage: readonly KeyUsage[] | null;
  readonly extendedKeyUsage: readonly string[] | null;
  readonly policies: readonly string[];
  readonly privateKeyUsagePeriod: { readonly notBefore: Instant | null; readonly notAfter: Instant | null } | null;
  readonly isAuthority: boolean;
  /** Subject and issuer are the same name. */
  readonly isSelfIssued: boolean;
  /** SHA-256 over the whole certificate. */
  readonly thumbprint: Digest<'sha-256'>;
};

/** Attribute types of Russian certificates: the orders of FSB No. 795 and the public OID lists agree on them. */
export const nameTypes = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  country: '2.5.4.6',
  locality: '2.5.4.7',
  region: '2.5.4.8',
  street: '2.5.4.9',
  organization: '2.5.4.10',
  organizationalUnit: '2.5.4.11',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  email: '1.2.840.113549.1.9.1',
  inn: '1.2.643.3.131.1.1',
  innLegalEntity: '1.2.643.100.4',
  ogrn: '1.2.643.100.1',
  ogrnip: '1.2.643.100.5',
  snils: '1.2.643.100.3',
} as const;

/** The first value of a type in a name, or null. */
export const nameValue = (name: NameFacts, type: keyof typeof nameTypes): string | null =>
  name.attributes.find((attribute) => attribute.type === nameTypes[type])?.value ?? null;

/** The person a name speaks of besides its common name: surname, given name and position, as far as it says them; or null. */
export const personIn = (name: NameFacts): string | null => {
  const person = [nameValue(name, 'surname'), nameValue(name, 'givenName')].filter((part) => part !== null).join(' ');
  const parts = [person, nameValue(name, 'title')].filter((part) => part !== null && part !== '');
  return parts.length === 0 ? null : parts.join(', ');
};
