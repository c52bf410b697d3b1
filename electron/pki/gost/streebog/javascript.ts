import { blockBytes, type StreebogCore, type StreebogState } from './core.ts';
import { constantsInMemory, transformTables } from './tables.ts';

/** A 512-bit value as 16 words of 32 bits, least significant first; words 2n and 2n + 1 are one row. */
type Words = Int32Array<ArrayBuffer>;

const words = (bytes: Uint8Array): Words => {
  const copy = new Int32Array(bytes.length / 4);
  for (let at = 0; at < copy.length; at += 1) {
    const from = 4 * at;
    copy[at] =
      (bytes[from] ?? 0) |
      ((bytes[from + 1] ?? 0) << 8) |
      ((bytes[from + 2] ?? 0) << 16) |
      ((bytes[from + 3] ?? 0) << 24);
  }
  return copy;
};

/** The two halves of the tables' words apart, so that one index serves both. */
const halves = (): readonly [Words, Words] => {
  const both = words(transformTables());
  const low = new Int32Array(2048);
  const high = new Int32Array(2048);
  for (let at = 0; at < 2048; at += 1) {
    low[at] = both[2 * at] ?? 0;
    high[at] = both[2 * at + 1] ?? 0;
  }
  return [low, high];
};

/** Substitution, permutation and linear transformation of `from` into `into`. */
const transformer = (): ((from: Words, into: Words) => void) => {
  const [low, high] = halves();
  return (from, into) => {
    for (let column = 0; column < 8; column += 1) {
      const half = column >> 2;
      const shift = (column & 3) << 3;
      let first = 0;
      let second = 0;
      for (let row = 0; row < 8; row += 1) {
        const index = (row << 8) | (((from[2 * row + half] ?? 0) >>> shift) & 0xff);
        first ^= low[index] ?? 0;
        second ^= high[index] ?? 0;
      }
      into[2 * column] = first;
      into[2 * column + 1] = second;
    }
  };
};

/** For platforms without WebAssembly: the same function, several times slower. */
export const javascriptCore = (): StreebogCore => {
  const transform = transformer();
  const constants = words(constantsInMemory());
  const key = new Int32Array(16);
  const state = new Int32Array(16);
  const mixed = new Int32Array(16);

  /** The compression function g of RFC 6986 section 8; `hash` becomes its result. */
  const compress = (hash: Words, count: Words | null, block: Words): void => {
    for (let at = 0; at < 16; at += 1) mixed[at] = (hash[at] ?? 0) ^ (count?.[at] ?? 0);
    transform(mixed, key);
    state.set(block);
    for (let round = 0; round < 12; round += 1) {
      for (let at = 0; at < 16; at += 1) mixed[at] = (state[at] ?? 0) ^ (key[at] ?? 0);
      transform(mixed, state);
      for (let at = 0; at < 16; at += 1) mixed[at] = (key[at] ?? 0) ^ (constants[16 * round + at] ?? 0);
      transform(mixed, key);
    }
    for (let at = 0; at < 16; at += 1) {
      hash[at] = (hash[at] ?? 0) ^ (state[at] ?? 0) ^ (key[at] ?? 0) ^ (block[at] ?? 0);
    }
  };

  /** `into` + `addend` modulo 2^512. */
  const add = (into: Words, addend: Words): void => {
    let carry = 0;
    for (let at = 0; at < 16; at += 1) {
      const sum = ((into[at] ?? 0) >>> 0) + ((addend[at] ?? 0) >>> 0) + carry;
      into[at] = sum | 0;
      carry = sum > 0xffff_ffff ? 1 : 0;
    }
  };

  const workOn = (whole: StreebogState, act: (hash: Words, count: Words, sum: Words) => void): void => {
    const live = words(whole);
    act(live.subarray(0, 16), live.subarray(16, 32), live.subarray(32, 48));
    for (let at = 0; at < whole.length; at += 1) whole[at] = (live[at >> 2] ?? 0) >> ((at & 3) << 3);
  };

  return {
    name: 'javascript',
    absorb: (whole, input, bits) => {
      const length = new Int32Array(16);
      length[0] = bits;
      workOn(whole, (hash, count, sum) => {
        for (let at = 0; at < input.length; at += blockBytes) {
          const block = words(input.subarray(at, at + blockBytes));
          compress(hash, count, block);
          add(count, length);
          add(sum, block);
        }
      });
    },
    seal: (whole) => {
      workOn(whole, (hash, count, sum) => {
        compress(hash, null, count);
        compress(hash, null, sum);
      });
    },
  };
};
