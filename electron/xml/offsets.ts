import type { XmlEncoding } from './encoding.ts';

/** Turns places in decoded text into places in bytes; text comes in pieces, places never go back. */
export type Offsets = {
  /** The next piece of the text. */
  readonly begin: (piece: string) => void;
  /** Byte of the UTF-16 code unit at `index`, counted from the start of the text. */
  readonly byteAt: (index: number) => number;
};

/** `mark` is the length of the byte order mark, which is not part of the text. */
export const createOffsets = (encoding: XmlEncoding, mark: number): Offsets => {
  const width = encoding === 'utf-8' ? null : encoding.startsWith('utf-16') ? 2 : 1;
  let piece = '';
  let start = 0;
  let lastIndex = 0;
  let lastByte = mark;
  const byteAt = (index: number): number => {
    if (index > lastIndex) {
      lastByte +=
        width === null ? Buffer.byteLength(piece.slice(lastIndex - start, index - start)) : (index - lastIndex) * width;
      lastIndex = index;
    }
    return lastByte;
  };
  const begin = (next: string): void => {
    byteAt(start + piece.length);
    start += piece.length;
    piece = next;
  };
  return { begin, byteAt };
};
