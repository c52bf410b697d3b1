import type { DigestAlgorithm } from '../kernel/digest.ts';
import type { PublicKeyFacts } from './certificate-facts.ts';

/** Digests that this program signs with: RSA, ECDSA and EdDSA with SHA-2, GOST R 34.10-2012 with Streebog only. */
export const shaDigests = ['sha-256', 'sha-384', 'sha-512'] as const satisfies readonly DigestAlgorithm[];
export const gostDigests = ['streebog-256', 'streebog-512'] as const satisfies readonly DigestAlgorithm[];
export type ShaDigest = (typeof shaDigests)[number];
export type GostDigest = (typeof gostDigests)[number];
export type SigningDigest = ShaDigest | GostDigest;

export const signatureSchemes = ['rsa-pkcs1', 'rsa-pss', 'ecdsa', 'ed25519', 'gost-2012'] as const;
export type SignatureScheme = (typeof signatureSchemes)[number];

export type SignatureAlgorithm =
  | { readonly scheme: Exclude<SignatureScheme, 'gost-2012'>; readonly digest: ShaDigest }
  | { readonly scheme: 'gost-2012'; readonly digest: GostDigest };

/** Null where the scheme does not sign over such a digest. */
export const signatureAlgorithm = (scheme: SignatureScheme, digest: SigningDigest): SignatureAlgorithm | null => {
  if (scheme === 'gost-2012') return isGostDigest(digest) ? { scheme, digest } : null;
  // RFC 8419 section 3: with signed attributes the digest beside Ed25519 is SHA-512, and no other.
  if (isGostDigest(digest) || (scheme === 'ed25519' && digest !== 'sha-512')) return null;
  return { scheme, digest };
};

const isGostDigest = (digest: SigningDigest): digest is GostDigest => digest.startsWith('streebog-');

/** The schemes a key can sign with, the usual one first; none when this program cannot sign with it. */
export const schemesOf = (key: PublicKeyFacts): readonly SignatureScheme[] => schemesByKind[key.kind];

const schemesByKind = {
  rsa: ['rsa-pkcs1', 'rsa-pss'],
  ecdsa: ['ecdsa'],
  ed25519: ['ed25519'],
  'gost-2012': ['gost-2012'],
  other: [],
} as const satisfies Record<PublicKeyFacts['kind'], readonly SignatureScheme[]>;

/**
 * The digest of the curve's own strength (RFC 5753 and NIST SP 800-57): SHA-256 for RSA and P-256. Two kinds have no
 * choice: Ed25519 (RFC 8419) and GOST keys, with the Streebog of their own length (RFC 9215 section 2.1).
 */
export const usualDigestOf = (key: PublicKeyFacts): SigningDigest => {
  if (key.kind === 'gost-2012') return key.bits === 512 ? 'streebog-512' : 'streebog-256';
  if (key.kind === 'ed25519') return 'sha-512';
  if (key.kind !== 'ecdsa') return 'sha-256';
  return key.curve === 'P-521' ? 'sha-512' : key.curve === 'P-384' ? 'sha-384' : 'sha-256';
};
