import type { SubstitutionBox } from './substitution-boxes.ts';
import { tc26Box } from './substitution-boxes.ts';
import type { BlockCipher, MakeCipher } from './block-cipher.ts';

/** Both halves of a block, the one that the first round changes last. */
type Halves = readonly [number, number];

/** Substitution and rotation by 11 bits (RFC 5830 section 5), four tables of one byte each. */
const roundTables = (box: SubstitutionBox): readonly Int32Array[] =>
  [0, 1, 2, 3].map((byte) =>
    Int32Array.from({ length: 256 }, (_, value) => {
      const digit = (row: number, at: number): number => Number.parseInt(box[row]?.charAt(at) ?? '0', 16);
      const substituted = (digit(2 * byte, value & 15) | (digit(2 * byte + 1, value >> 4) << 4)) << (8 * byte);
      return (substituted << 11) | (substituted >>> 21);
    }),
  );

const forward = [0, 1, 2, 3, 4, 5, 6, 7];
const backward = forward.toReversed();
const order = {
  encrypt: [...forward, ...forward, ...forward, ...backward],
  decrypt: [...forward, ...backward, ...backward, ...backward],
} as const;

const rounds = (tables: readonly Int32Array[], key: Uint32Array, which: keyof typeof order, block: Halves): Halves => {
  const [t0 = new Int32Array(), t1 = new Int32Array(), t2 = new Int32Array(), t3 = new Int32Array()] = tables;
  let [low, high] = block;
  for (const number of order[which]) {
    const sum = (low + (key[number] ?? 0)) >>> 0;
    const mixed =
      (t0[sum & 255] ?? 0) ^ (t1[(sum >>> 8) & 255] ?? 0) ^ (t2[(sum >>> 16) & 255] ?? 0) ^ (t3[sum >>> 24] ?? 0);
    [low, high] = [(high ^ mixed) >>> 0, low];
  }
  return [high, low];
};

const littleEndianWords = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(4 * at, true));
};

const bigEndianWords = (bytes: Uint8Array): Uint32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(4 * at, false));
};

const joined = (first: number, second: number, littleEndian: boolean): Uint8Array<ArrayBuffer> => {
  const block = new Uint8Array(8);
  const view = new DataView(block.buffer);
  view.setUint32(0, first, littleEndian);
  view.setUint32(4, second, littleEndian);
  return block;
};

export type Gost28147 = BlockCipher & { readonly decrypt: BlockCipher['encrypt'] };

/** GOST 28147-89 on single blocks of 8 bytes (RFC 5830); the key has 32. */
export const gost28147 = (box: SubstitutionBox): ((key: Uint8Array) => Gost28147) => {
  const tables = roundTables(box);
  return (key) => {
    const words = littleEndianWords(key);
    const turn = (which: keyof typeof order) => (block: Uint8Array) => {
      const [low = 0, high = 0] = littleEndianWords(block);
      const [first, second] = rounds(tables, words, which, [low, high]);
      return joined(first, second, true);
    };
    return { blockBytes: 8, encrypt: turn('encrypt'), decrypt: turn('decrypt') };
  };
};

const magmaTables = roundTables(tc26Box);

/** Magma, GOST R 34.12-2015 section 5 (RFC 8891): the same rounds, bytes read the other way. */
export const magma: MakeCipher = (key) => {
  const words = bigEndianWords(key);
  return {
    blockBytes: 8,
    encrypt: (block) => {
      const [high = 0, low = 0] = bigEndianWords(block);
      const [first, second] = rounds(magmaTables, words, 'encrypt', [low, high]);
      return joined(second, first, false);
    },
  };
};
