import type { RandomBytes } from '#shared/kernel/random.ts';
import type { CurvePoint, GostCurve } from './curves.ts';
import { drawNonces } from './nonce.ts';
import { bytesOf, littleEndian, numberOf } from './numbers.ts';

/** GOST R 34.10-2012 section 6.1, step 2: the digest as a number; zero counts as one. */
const digestNumber = (digest: Uint8Array, { order }: GostCurve): bigint => littleEndian(digest) % order || 1n;

const modulo = (value: bigint, order: bigint): bigint => ((value % order) + order) % order;

/** Of a public number: what it takes tells nothing that may not be known. */
const inverse = (value: bigint, order: bigint): bigint => {
  let [low, high, factor, last] = [modulo(value, order), order, 1n, 0n];
  while (low > 1n) {
    const quotient = high / low;
    [low, high, factor, last] = [high % low, low, last - quotient * factor, factor];
  }
  return modulo(factor, order);
};

/**
 * Verifies s ‖ r (big-endian halves, RFC 9215 section 2.3) over a digest as it follows in bytes. False for numbers
 * outside 0 < r, s < q. The point must come from `readPublicKey`, which admits only points of the right order.
 */
export const verifyDigest = (
  curve: GostCurve,
  publicPoint: CurvePoint,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const { bytes, order, Point } = curve;
  if (signature.length !== 2 * bytes || digest.length !== bytes) return false;
  const s = numberOf(signature.subarray(0, bytes));
  const r = numberOf(signature.subarray(bytes));
  if (r === 0n || s === 0n || r >= order || s >= order) return false;
  const v = inverse(digestNumber(digest, curve), order);
  const sum = Point.BASE.mulAddUnsafe(modulo(s * v, order), publicPoint, modulo(-r * v, order));
  return !sum.equals(Point.ZERO) && sum.toAffine().x % order === r;
};

/** One try with one secret number; null when it must be drawn again (section 6.1 steps 3 to 5). */
export const signWithNonce = (
  { bytes, order, Point }: GostCurve,
  key: bigint,
  digest: bigint,
  nonce: bigint,
): Uint8Array<ArrayBuffer> | null => {
  const r = Point.BASE.multiply(nonce).toAffine().x % order;
  const s = modulo(r * key + nonce * digest, order);
  if (r === 0n || s === 0n) return null;
  const signature = new Uint8Array(2 * bytes);
  signature.set(bytesOf(s, bytes));
  signature.set(bytesOf(r, bytes), bytes);
  return signature;
};

/**
 * Signs a digest: s ‖ r. `secret` is the private key, big-endian. The multiplication of the base point, where timing would
 * tell most, is the library's that is made to resist it; the two products modulo q are plain big integers, whose
 * time depends on their values a little. See the README of this folder for what is not promised.
 */
export const signDigest = (
  curve: GostCurve,
  secret: Uint8Array,
  digest: Uint8Array,
  random: RandomBytes,
): Uint8Array<ArrayBuffer> => {
  if (digest.length !== curve.bytes) throw new TypeError('a digest of another length than the key');
  const key = numberOf(secret);
  const number = digestNumber(digest, curve);
  for (const nonce of drawNonces(curve, secret, digest, random)) {
    const signature = signWithNonce(curve, key, number, nonce);
    if (signature !== null) return signature;
  }
  throw new Error('no secret number could be drawn');
};
