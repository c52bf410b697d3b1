import { constants, randomBytes, sign, type KeyObject, type SigningOptions } from 'node:crypto';
import type { RandomBytes } from '#shared/kernel/random.ts';
import type { ShaDigest, SignatureAlgorithm } from '#shared/signature/signature-algorithm.ts';
import type { Der } from '../asn1/encode.ts';
import { digestOfKey, signWithGost, type GostPrivateKey } from '../gost/private-key.ts';
import { digestLengths, nodeDigest } from './algorithm-identifier.ts';

/** A key of the platform's cryptography, or one of ours. */
export type PrivateKey = KeyObject | GostPrivateKey;

export const isGostKey = (key: PrivateKey): key is GostPrivateKey => 'kind' in key;

/** Whether a key can sign so; asking it to all the same is a fault of the program. */
export const keyFits = (key: PrivateKey, { scheme, digest }: SignatureAlgorithm): boolean => {
  if (isGostKey(key)) return scheme === 'gost-2012' && digest === digestOfKey(key.curve);
  if (scheme === 'gost-2012') return false;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (scheme !== 'rsa-pss' || type !== 'rsa-pss') return type === platformTypes[scheme];
  // Such a key may be bound to one digest and a salt of at least some length (RFC 4055 section 3.3).
  const bound = digest.replace('-', '');
  return (
    (details?.hashAlgorithm ?? bound) === bound &&
    (details?.mgf1HashAlgorithm ?? bound) === bound &&
    (details?.saltLength ?? 0) <= digestLengthOf(digest)
  );
};

const digestLengthOf = (digest: SignatureAlgorithm['digest']): number =>
  digest === 'streebog-256' || digest === 'streebog-512' ? 0 : digestLengths[digest];

/**
 * Hashes and signs; the salt of RSASSA-PSS is as long as the digest, as `algorithmIdentifier` says it is. `random` is
 * only asked for GOST keys: the platform has its own.
 */
export const signBytes = (
  key: PrivateKey,
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
  random: RandomBytes = randomBytes,
): Der => {
  if (isGostKey(key)) {
    if (!keyFits(key, algorithm)) throw new TypeError('a GOST key signs over the Streebog of its own length');
    return signWithGost(key, data, random);
  }
  if (algorithm.scheme === 'gost-2012') throw new TypeError('only a GOST key signs so');
  const { scheme, digest } = algorithm;
  // RFC 8032: Ed25519 hashes inside; the digest beside it is that of the content.
  if (scheme === 'ed25519') return Uint8Array.from(sign(null, data, key));
  return Uint8Array.from(sign(nodeDigest(digest), data, { key, ...schemeOptions[scheme](digest) }));
};

type PlatformScheme = Exclude<SignatureAlgorithm['scheme'], 'gost-2012'>;
const platformTypes = {
  'rsa-pkcs1': 'rsa',
  'rsa-pss': 'rsa',
  ecdsa: 'ec',
  ed25519: 'ed25519',
} as const satisfies Record<PlatformScheme, string>;

const schemeOptions = {
  'rsa-pkcs1': () => ({ padding: constants.RSA_PKCS1_PADDING }),
  'rsa-pss': (digest) => ({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: digestLengths[digest] }),
  ecdsa: () => ({ dsaEncoding: 'der' }),
} as const satisfies Record<Exclude<PlatformScheme, 'ed25519'>, (digest: ShaDigest) => SigningOptions>;
