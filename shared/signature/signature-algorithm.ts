import type { DigestAlgorithm } from '../kernel/digest.ts';
import type { PublicKeyFacts } from './certificate-facts.ts';

/** Digests that this program signs with: RSA, ECDSA and EdDSA with SHA-2, GOST R 34.10-2012 with Streebog only. */
export const shaDigests = ['sha-256', 'sha-384', 'sha-512'] as const satisfies readonly DigestAlgorithm[];
export const gostDigests = ['streebog-256', 'streebog-512'] as const satisfies readonly DigestAlgorithm[];
export type ShaDigest = (typeof shaDigests)[number];
export type GostDigest = (typeof gostDigests)[number];
export const signingDigests = [...shaDigests, ...gostDigests] as const;
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
export const schemesOf = (key: PublicKeyFacts): readonly SignatureScheme[] =>
  key.kind === 'rsa' && key.pssOnly === true ? ['rsa-pss'] : schemesByKind[key.kind];

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

/** What a signer asks for; null: what is usual for the key. */
export type AlgorithmChoice = { readonly scheme: SignatureScheme | null; readonly digest: SigningDigest | null };

const digestBits = { 'sha-256': 256, 'sha-384': 384, 'sha-512': 512 } as const satisfies Record<ShaDigest, number>;

/**
 * The algorithm to sign with; null: the key cannot sign so. GOST keys and Ed25519 have one digest each, and an RSA modulus
 * must hold RSASSA-PSS with a salt as long as the digest (RFC 8017 section 9.1.1: emLen >= hLen + sLen + 2).
 */
export const algorithmFor = (key: PublicKeyFacts, choice: AlgorithmChoice): SignatureAlgorithm | null => {
  const scheme = schemesOf(key).find((known) => choice.scheme === null || choice.scheme === known);
  if (scheme === undefined) return null;
  const digest = choice.digest ?? usualDigestOf(key);
  if (scheme === 'gost-2012' && digest !== usualDigestOf(key)) return null;
  const algorithm = signatureAlgorithm(scheme, digest);
  if (algorithm?.scheme === 'rsa-pss' && key.kind === 'rsa' && key.bits - 1 < 2 * digestBits[algorithm.digest] + 16)
    return null;
  return algorithm;
};

/** `RSA-PSS, SHA-512`, as people name it; what was left open is left out. */
export const choiceText = ({ scheme, digest }: AlgorithmChoice): string =>
  [scheme, digest].flatMap((part) => (part === null ? [] : [part.toUpperCase()])).join(', ');
