import { blockBytes } from './core.ts';
import { streebogLength, type StreebogHasher, type StreebogName } from './hasher.ts';
import { streebog, streebogOf } from './streebog.ts';

/** A key made ready: its two padded blocks are hashed once, however many messages follow. */
type HmacKey = (...parts: readonly Uint8Array[]) => Uint8Array<ArrayBuffer>;

const hmacKey = (name: StreebogName, key: Uint8Array): HmacKey => {
  const padded = new Uint8Array(blockBytes);
  padded.set(key.length > blockBytes ? streebogOf(name, key) : key);
  const begun = (pad: number): StreebogHasher => {
    const hasher = streebog(name);
    hasher.update(padded.map((byte) => byte ^ pad));
    return hasher;
  };
  const [inner, outer] = [begun(0x36), begun(0x5c)];
  padded.fill(0);
  return (...parts) => {
    const [first, second] = [inner.copy(), outer.copy()];
    for (const part of parts) first.update(part);
    second.update(first.digest());
    return second.digest();
  };
};

/** HMAC with Streebog, RFC 7836 section 4.1. */
export const hmacOf = (name: StreebogName, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  hmacKey(name, key)(...parts);

/** PBKDF2 of RFC 8018 section 5.2 with HMAC-Streebog, as RFC 9337 section 4 wants it. */
export const pbkdf2Streebog = (
  name: StreebogName,
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Uint8Array<ArrayBuffer> => {
  const block = streebogLength[name];
  const hmac = hmacKey(name, password);
  const derived = new Uint8Array(length);
  for (let number = 1; (number - 1) * block < length; number += 1) {
    let turn = hmac(salt, Uint8Array.of(number >>> 24, number >>> 16, number >>> 8, number));
    const sum = Uint8Array.from(turn);
    for (let round = 1; round < iterations; round += 1) {
      turn = hmac(turn);
      for (let at = 0; at < block; at += 1) sum[at] = (sum[at] ?? 0) ^ (turn[at] ?? 0);
    }
    const at = (number - 1) * block;
    derived.set(sum.subarray(0, length - at), at);
    sum.fill(0);
  }
  return derived;
};
