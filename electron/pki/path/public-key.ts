import { createPublicKey, type KeyObject } from 'node:crypto';
import { childrenOf, enter, takeAny } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { bitString, oid as oidOf, sequence } from '../asn1/encode.ts';
import { readOid } from '../asn1/oid.ts';
import { readInteger } from '../asn1/values.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';

export const keyOids = {
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
  dsa: '1.2.840.10040.4.1',
  ec: '1.2.840.10045.2.1',
} as const;

/** Bits of the curves that X.509 names (RFC 5480, RFC 5639). */
const curveBits: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.1': 192,
  '1.3.132.0.33': 224,
  '1.2.840.10045.3.1.7': 256,
  '1.3.132.0.10': 256,
  '1.3.132.0.34': 384,
  '1.3.132.0.35': 521,
  '1.3.36.3.3.2.8.1.1.7': 256,
  '1.3.36.3.3.2.8.1.1.11': 384,
  '1.3.36.3.3.2.8.1.1.13': 512,
};

const hasParameters = ({ algorithm }: PublicKeyInfo): boolean =>
  algorithm.parameters !== null && !(algorithm.parameters.length === 2 && algorithm.parameters[0] === 0x05);

/**
 * The key with the parameters it may leave to its issuer's (RFC 5280 6.1.4 (d) to (f), RFC 3279 2.3.2): a DSA key without
 * any takes those of the key that certifies it.
 */
export const withInheritedParameters = (key: PublicKeyInfo, issuerKey: PublicKeyInfo): PublicKeyInfo => {
  const { oid } = key.algorithm;
  const { parameters } = issuerKey.algorithm;
  if (oid !== keyOids.dsa || hasParameters(key) || issuerKey.algorithm.oid !== oid || parameters === null) return key;
  const algorithm = sequence(oidOf(oid), parameters);
  return { der: sequence(algorithm, bitString(key.key)), algorithm: { der: algorithm, oid, parameters }, key: key.key };
};

/** A key restricted to RSASSA-PSS is handed over as a plain RSA key; the parameters are compared by the verifier. */
const importable = (key: PublicKeyInfo): Uint8Array =>
  key.algorithm.oid === keyOids.rsaPss
    ? sequence(sequence(oidOf(keyOids.rsa), Uint8Array.of(0x05, 0x00)), bitString(key.key))
    : key.der;

const imported = new WeakMap<PublicKeyInfo, { readonly key: KeyObject | null }>();

/** The platform's key object, null when it cannot take the key. Made once per key. */
export const keyObjectOf = (key: PublicKeyInfo): KeyObject | null => {
  const known = imported.get(key);
  if (known !== undefined) return known.key;
  let made: KeyObject | null = null;
  try {
    made = createPublicKey({ key: Buffer.from(importable(key)), format: 'der', type: 'spki' });
  } catch {
    // Not a key the platform knows, or not a key at all: both mean that nothing can be verified with it.
  }
  imported.set(key, { key: made });
  return made;
};

const bitsOf = (value: bigint): number => value.toString(2).length;

/** Size in bits: the modulus of RSA, the prime of DSA, the field of a named curve; null where it is not known. */
export const keyBits = (key: PublicKeyInfo): number | null => {
  const { oid, parameters } = key.algorithm;
  if (oid === keyOids.rsa || oid === keyOids.rsaPss) {
    const modulus = decode(key.key, (tlv) => readInteger(takeAny(enter(tlv))));
    return modulus.ok ? bitsOf(modulus.value) : null;
  }
  if (oid === keyOids.dsa && parameters !== null) {
    const prime = decode(parameters, (tlv) => childrenOf(tlv).map((child) => readInteger(child))[0] ?? 0n);
    return prime.ok ? bitsOf(prime.value) : null;
  }
  if (oid === keyOids.ec && parameters !== null) {
    const curve = decode(parameters, (tlv) => readOid(tlv));
    return curve.ok ? (curveBits[curve.value] ?? null) : null;
  }
  return null;
};

/** `refused` under 1024 bits of RSA or DSA; `weak` under 2048 bits, or a curve under 224. */
export const keyStrength = (key: PublicKeyInfo): 'refused' | 'weak' | 'sound' => {
  const bits = keyBits(key);
  if (bits === null) return 'sound';
  if (key.algorithm.oid === keyOids.ec) return bits < 224 ? 'weak' : 'sound';
  if (bits < 1024) return 'refused';
  return bits < 2048 ? 'weak' : 'sound';
};
