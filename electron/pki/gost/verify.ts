import type { Oid } from '../asn1/oid.ts';
import type { AlgorithmIdentifier, PublicKeyInfo } from '../certificate/algorithm.ts';
import { sameBytes } from '../asn1/bytes.ts';
import type { SignatureVerifier } from '../path/verify-signature.ts';
import { gostOids, readPublicKey } from './public-key.ts';
import { verifyDigest } from './signature.ts';
import type { StreebogName } from './streebog/hasher.ts';
import { streebogOf } from './streebog/streebog.ts';

/** In certificates the algorithm names signature and hash, in CMS often the key alone; both mean the same digest. */
const digests: Readonly<Record<Oid, StreebogName>> = {
  [gostOids.key256]: 'streebog-256',
  [gostOids.key512]: 'streebog-512',
  [gostOids.signature256]: 'streebog-256',
  [gostOids.signature512]: 'streebog-512',
};

/** The digest that a GOST R 34.10-2012 signature algorithm signs; null for any other algorithm. */
export const gostDigestOf = (oid: Oid): StreebogName | null => digests[oid] ?? null;

/** RFC 9215 section 2: nothing, or NULL as some write; a key's own algorithm may bring the key's parameters along. */
const fittingParameters = ({ parameters }: AlgorithmIdentifier, key: PublicKeyInfo): boolean =>
  parameters === null ||
  (parameters.length === 2 && parameters[0] === 0x05) ||
  (key.algorithm.parameters !== null && sameBytes(parameters, key.algorithm.parameters));

export type GostCheck = {
  readonly digest: StreebogName;
  readonly verify: (digest: Uint8Array, signature: Uint8Array) => boolean;
};

/** How signatures by this algorithm and key are checked; `invalid` for a key of another kind. */
export const gostCheck = (
  algorithm: AlgorithmIdentifier,
  key: PublicKeyInfo,
): GostCheck | 'invalid' | 'unsupported' => {
  const digest = digests[algorithm.oid];
  const keyDigest = digests[key.algorithm.oid];
  if (digest === undefined || !fittingParameters(algorithm, key)) return 'unsupported';
  if (digest !== keyDigest) return 'invalid';
  const read = readPublicKey(key);
  if (read === null) return 'unsupported';
  return { digest, verify: (value, signature) => verifyDigest(read.curve, read.point, value, signature) };
};

/** For `verifiers` of path validation: a GOST signature over data as certificates, lists and CMS carry it. */
export const verifyGost: SignatureVerifier = ({ algorithm, publicKey, data, signature }) => {
  const check = gostCheck(algorithm, publicKey);
  if (typeof check === 'string') return check;
  return check.verify(streebogOf(check.digest, data), signature) ? 'valid' : 'invalid';
};
