import { constants, sign, type KeyObject, type SigningOptions } from 'node:crypto';
import type { SignatureAlgorithm, SignatureScheme, SigningDigest } from '#shared/signature/signature-algorithm.ts';
import type { Der } from '../asn1/encode.ts';
import { digestLengths, nodeDigest } from './algorithm-identifier.ts';

/** Hashes and signs; the salt of RSASSA-PSS is as long as the digest, as `algorithmIdentifier` says it is. */
export const signBytes = (key: KeyObject, { scheme, digest }: SignatureAlgorithm, data: Uint8Array): Der =>
  Uint8Array.from(sign(nodeDigest(digest), data, { key, ...schemeOptions[scheme](digest) }));

const schemeOptions = {
  'rsa-pkcs1': () => ({ padding: constants.RSA_PKCS1_PADDING }),
  'rsa-pss': (digest) => ({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: digestLengths[digest] }),
  ecdsa: () => ({ dsaEncoding: 'der' }),
} as const satisfies Record<SignatureScheme, (digest: SigningDigest) => SigningOptions>;
