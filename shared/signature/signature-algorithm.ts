import type { DigestAlgorithm } from '../kernel/digest.ts';
import type { PublicKeyFacts } from './certificate-facts.ts';

/** Digests that this program signs with today. */
export const signingDigests = ['sha-256', 'sha-384', 'sha-512'] as const satisfies readonly DigestAlgorithm[];
export type SigningDigest = (typeof signingDigests)[number];

export const signatureSchemes = ['rsa-pkcs1', 'rsa-pss', 'ecdsa'] as const;
export type SignatureScheme = (typeof signatureSchemes)[number];

export type SignatureAlgorithm = { readonly scheme: SignatureScheme; readonly digest: SigningDigest };

/** The schemes a key can sign with, the usual one first; none when this program cannot sign with it. */
export const schemesOf = (key: PublicKeyFacts): readonly SignatureScheme[] => schemesByKind[key.kind];

const schemesByKind = {
  rsa: ['rsa-pkcs1', 'rsa-pss'],
  ecdsa: ['ecdsa'],
  ed25519: [],
  'gost-2012': [],
  other: [],
} as const satisfies Record<PublicKeyFacts['kind'], readonly SignatureScheme[]>;

/** The digest of the curve's own strength (RFC 5753 and NIST SP 800-57): SHA-256 for RSA and P-256. */
export const usualDigestOf = (key: PublicKeyFacts): SigningDigest => {
  if (key.kind !== 'ecdsa') return 'sha-256';
  return key.curve === 'P-521' ? 'sha-512' : key.curve === 'P-384' ? 'sha-384' : 'sha-256';
};
