import { iterationConstants, linearRows, substitution } from './constants.ts';

/** Bytes of `transformTables`: eight tables of 256 words of 64 bits. */
export const tableBytes = 8 * 256 * 8;
export const constantBytes = 12 * 64;

/**
 * Substitution, permutation and linear transformation in one (RFC 6986 section 7, LPS): the word that byte `value` of
 * row `row` adds to its column stands at `8 * (256 * row + value)`, little-endian. Worked out, not written down, so that
 * only the standard's own constants have to be believed.
 */
export const transformTables = (): Uint8Array<ArrayBuffer> => {
  const tables = new Uint8Array(tableBytes);
  const rows = linearRows.map((row) => Uint8Array.from(Buffer.from(row, 'hex')).toReversed());
  for (let row = 0; row < 8; row += 1) {
    for (let value = 0; value < 256; value += 1) {
      const at = 8 * (256 * row + value);
      const substituted = substitution[value] ?? 0;
      for (let bit = 0; bit < 8; bit += 1) {
        if (((substituted >> bit) & 1) === 0) continue;
        const line = rows[63 - (8 * row + bit)] ?? new Uint8Array(8);
        for (let byte = 0; byte < 8; byte += 1) tables[at + byte] = (tables[at + byte] ?? 0) ^ (line[byte] ?? 0);
      }
    }
  }
  return tables;
};

/** C1 to C12 as they lie in memory: least significant byte first. */
export const constantsInMemory = (): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(constantBytes);
  for (const [round, constant] of iterationConstants.entries()) {
    bytes.set(Uint8Array.from(Buffer.from(constant, 'hex')).toReversed(), 64 * round);
  }
  return bytes;
};
