import { substitution } from '../streebog/constants.ts';
import type { MakeCipher } from './block-cipher.ts';

type Block = Uint8Array<ArrayBuffer>;

/** Coefficients of the linear transformation, GOST R 34.12-2015 section 4.1.2 (RFC 7801). */
const coefficients = [148, 32, 133, 16, 194, 192, 1, 251, 1, 192, 194, 16, 133, 32, 148, 1];

/** Product in GF(2^8) modulo x^8 + x^7 + x^6 + x + 1. */
const product = (a: number, b: number): number => {
  let [sum, shifted] = [0, a];
  for (let bits = b; bits > 0; bits >>= 1) {
    if (bits & 1) sum ^= shifted;
    shifted = shifted & 0x80 ? (shifted << 1) ^ 0x1c3 : shifted << 1;
  }
  return sum;
};

const products = coefficients.map((factor) => Uint8Array.from({ length: 256 }, (_, value) => product(value, factor)));

/** Sixteen turns of the shift register. */
const linear = (block: Block): Block => {
  const register = [...block];
  for (let turn = 0; turn < 16; turn += 1) {
    const sum = register.reduce((total, value, at) => total ^ (products[at]?.[value] ?? 0), 0);
    register.pop();
    register.unshift(sum);
  }
  return Uint8Array.from(register);
};

const added = (a: Uint8Array, b: Uint8Array): Block => Uint8Array.from(a, (value, at) => value ^ (b[at] ?? 0));
const substituted = (block: Block): Block => block.map((value) => substitution[value] ?? 0);
const round = (key: Uint8Array, block: Uint8Array): Block => linear(substituted(added(key, block)));

const scheduleConstants = Array.from({ length: 32 }, (_, at) => {
  const number = new Uint8Array(16);
  number[15] = at + 1;
  return linear(number);
});

/** Ten round keys, section 4.2. */
const roundKeys = (key: Uint8Array): readonly Block[] => {
  let [first, second] = [Uint8Array.from(key.subarray(0, 16)), Uint8Array.from(key.subarray(16, 32))];
  const keys = [first, second];
  for (const [at, constant] of scheduleConstants.entries()) {
    [first, second] = [added(round(constant, first), second), first];
    if (at % 8 === 7) keys.push(first, second);
  }
  return keys;
};

/** Kuznyechik on single blocks of 16 bytes; plain rather than fast, since key files are small. */
export const kuznyechik: MakeCipher = (key) => {
  const keys = roundKeys(key);
  const last = keys[9] ?? new Uint8Array(16);
  return {
    blockBytes: 16,
    encrypt: (block) =>
      added(
        keys.slice(0, 9).reduce((state, own) => round(own, state), Uint8Array.from(block)),
        last,
      ),
  };
};
