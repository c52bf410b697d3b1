import type { Oid } from '../asn1/oid.ts';

export type HashName = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How a signature algorithm of X.509 is checked. `hash` null: the scheme hashes by itself. */
export type SignatureScheme = {
  readonly kind: 'rsa' | 'rsa-pss' | 'dsa' | 'ecdsa' | 'eddsa';
  readonly hash: HashName | null;
};

/**
 * Algorithms that are checked with the platform's cryptography (RFC 3279, 4055, 5758, 8410). Those that it does
 * not have, such as GOST R 34.10-2012, have their own in `verifiers` of `verify-signature.ts`.
 */
export const signatureSchemes: Readonly<Record<Oid, SignatureScheme>> = {
  '1.2.840.113549.1.1.4': { kind: 'rsa', hash: 'md5' },
  '1.2.840.113549.1.1.5': { kind: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.10': { kind: 'rsa-pss', hash: null },
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: 'sha512' },
  '1.2.840.113549.1.1.14': { kind: 'rsa', hash: 'sha224' },
  '1.3.14.3.2.29': { kind: 'rsa', hash: 'sha1' },
  '1.2.840.10040.4.3': { kind: 'dsa', hash: 'sha1' },
  '2.16.840.1.101.3.4.3.1': { kind: 'dsa', hash: 'sha224' },
  '2.16.840.1.101.3.4.3.2': { kind: 'dsa', hash: 'sha256' },
  '2.16.840.1.101.3.4.3.3': { kind: 'dsa', hash: 'sha384' },
  '2.16.840.1.101.3.4.3.4': { kind: 'dsa', hash: 'sha512' },
  '1.2.840.10045.4.1': { kind: 'ecdsa', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { kind: 'ecdsa', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'sha512' },
  '1.3.101.112': { kind: 'eddsa', hash: null },
  '1.3.101.113': { kind: 'eddsa', hash: null },
};

/** MD2 and MD4 with RSA are not checked at all, but it is known what they are. */
const brokenOids: readonly Oid[] = ['1.2.840.113549.1.1.2', '1.2.840.113549.1.1.3', '1.2.840.113549.1.1.4'];

/** Hash OIDs, as RSASSA-PSS parameters and CMS name them. */
export const hashNames: Readonly<Record<Oid, HashName>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Whether collisions of the hash are made by anyone (MD5 and older) or by the well-funded (SHA-1). */
export const hashStrength = (oid: Oid, hash: HashName | null): 'broken' | 'weak' | 'sound' => {
  if (hash === 'md5' || brokenOids.includes(oid)) return 'broken';
  return hash === 'sha1' ? 'weak' : 'sound';
};
