import type { RandomBytes } from '#shared/kernel/random.ts';
import type { GostCurve } from './curves.ts';
import { numberOf } from './numbers.ts';
import { hmacOf } from './streebog/hmac.ts';

const name = 'streebog-512';

/**
 * The secret numbers of a signature, in the way of RFC 6979 section 3.2 with additional data (section 3.6): HMAC over key,
 * digest and fresh randomness. Broken randomness leaves them as good as deterministic ones; a fault that is repeated on
 * the same data does not repeat the number. Each is in 1 to q - 1, all as likely.
 */
export function* drawNonces(
  { bytes, order }: GostCurve,
  secret: Uint8Array,
  digest: Uint8Array,
  random: RandomBytes,
): Generator<bigint, void> {
  // The whole digest, not reduced modulo q: two digests must never come to the same seed.
  const seed = [secret, digest, random(bytes)];
  const bits = order.toString(2).length;
  let value: Uint8Array<ArrayBuffer> = new Uint8Array(64).fill(1);
  let key: Uint8Array<ArrayBuffer> = new Uint8Array(64);
  const stir = (separator: number, ...data: readonly Uint8Array[]): void => {
    key = hmacOf(name, key, value, Uint8Array.of(separator), ...data);
    value = hmacOf(name, key, value);
  };
  stir(0, ...seed);
  stir(1, ...seed);
  while (true) {
    value = hmacOf(name, key, value);
    const candidate = numberOf(value.subarray(0, bytes)) >> BigInt(8 * bytes - bits);
    if (candidate > 0n && candidate < order) yield candidate;
    stir(0);
  }
}
