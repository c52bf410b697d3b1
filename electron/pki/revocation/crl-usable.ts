import { instantFromEpoch } from '#shared/kernel/instant.ts';
import { pathFinding, type PathFinding } from '#shared/verification/path-codes.ts';
import { sameBytes } from '../asn1/bytes.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';
import { nameText } from '../certificate/name-text.ts';
import { signatureStrength, verifySignature, type SignatureCheck } from '../path/verify-signature.ts';
import type { Crl } from './crl.ts';

/** Why a list cannot be used at a time, apart from who signed it; null when it can. `at` in epoch milliseconds. */
export const unusable = (crl: Crl, at: number, item: number): PathFinding | null => {
  const issuer = nameText(crl.issuer);
  const [unknown] = [...crl.extensions.unknownCritical, ...crl.entries.unknownCritical];
  if (unknown !== undefined) {
    return pathFinding('crl.critical-extension-unknown', 'warning', item, { issuer, extension: unknown });
  }
  if (at < crl.thisUpdate || crl.nextUpdate === null || at >= crl.nextUpdate + 1000) {
    const until = crl.nextUpdate === null ? null : instantFromEpoch(crl.nextUpdate);
    return pathFinding('crl.not-current', 'warning', item, { issuer, from: instantFromEpoch(crl.thisUpdate), until });
  }
  // RFC 5280 5.2.3: without a number a list cannot be told from an older one. Version 1 lists have no place for it.
  if (crl.version === 2 && crl.extensions.crlNumber === null) {
    return pathFinding('crl.number-missing', 'warning', item, { issuer });
  }
  if (signatureStrength(crl.signatureAlgorithm) === 'broken') {
    return pathFinding('crl.digest-broken', 'warning', item, { issuer, algorithm: crl.signatureAlgorithm.oid });
  }
  return null;
};

const checked = new WeakMap<Crl, Map<PublicKeyInfo, SignatureCheck>>();

/** Checked once per list and key: a large list takes milliseconds to hash. */
export const checkCrlSignature = (crl: Crl, publicKey: PublicKeyInfo): SignatureCheck => {
  const known = checked.get(crl) ?? new Map<PublicKeyInfo, SignatureCheck>();
  checked.set(crl, known);
  const before = known.get(publicKey);
  if (before !== undefined) return before;
  const { signatureAlgorithm: algorithm, tbs: data, signature } = crl;
  const agree = sameBytes(algorithm.der, crl.tbsSignatureAlgorithm.der);
  const check = agree ? verifySignature({ algorithm, publicKey, data, signature }) : 'invalid';
  known.set(publicKey, check);
  return check;
};
