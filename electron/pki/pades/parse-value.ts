import {
  pdfFault,
  pdfLimits,
  type PdfDictionary,
  type PdfStream,
  type PdfString,
  type PdfValue,
} from './pdf-values.ts';

/** The bytes at hand are a window of the file, and what is being read runs past it. */
export class NeedMore extends Error {}

/** Bytes with a place. `base` is the file's byte at which they begin, null when they come from an object stream. */
export type PdfCursor = {
  readonly bytes: Uint8Array;
  readonly base: number | null;
  /** There is nothing behind `bytes`. */
  readonly complete: boolean;
  at: number;
};

const placeOf = ({ base, at }: PdfCursor): number | null => (base === null ? null : base + at);
const bad = (cursor: PdfCursor, reason: string): never => pdfFault(reason, placeOf(cursor));

const byteAt = (cursor: PdfCursor, ahead = 0): number => {
  const byte = cursor.bytes[cursor.at + ahead];
  if (byte !== undefined) return byte;
  if (cursor.complete) return -1;
  throw new NeedMore();
};

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;
const isDelimiter = (byte: number): boolean => '()<>[]{}/%'.includes(String.fromCharCode(byte));
const isRegular = (byte: number): boolean => byte >= 0 && !isSpace(byte) && !isDelimiter(byte);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Past white space and comments. */
export const skipSpace = (cursor: PdfCursor): void => {
  for (;;) {
    const byte = byteAt(cursor);
    if (isSpace(byte)) cursor.at += 1;
    else if (byte === 0x25) {
      while (byteAt(cursor) !== 0x0a && byteAt(cursor) !== 0x0d && byteAt(cursor) !== -1) cursor.at += 1;
    } else return;
  }
};

const regularText = (cursor: PdfCursor): string => {
  const start = cursor.at;
  while (isRegular(byteAt(cursor))) cursor.at += 1;
  return Buffer.from(cursor.bytes.subarray(start, cursor.at)).toString('latin1');
};

/** A keyword that must stand next. */
export const expectWord = (cursor: PdfCursor, word: string): void => {
  skipSpace(cursor);
  const found = regularText(cursor);
  if (found !== word) bad(cursor, `${word} expected`);
};

/** The keyword that stands next, without taking it. */
export const peekWord = (cursor: PdfCursor): string => {
  skipSpace(cursor);
  const before = cursor.at;
  const word = regularText(cursor);
  cursor.at = before;
  return word;
};

export const takeInteger = (cursor: PdfCursor): number => {
  skipSpace(cursor);
  const text = regularText(cursor);
  if (!/^[+-]?\d{1,15}$/.test(text)) bad(cursor, 'an integer expected');
  return Number(text);
};

const takeName = (cursor: PdfCursor): string => {
  cursor.at += 1;
  return regularText(cursor).replace(/#([0-9A-Fa-f]{2})/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
};

const stringFrom = (cursor: PdfCursor, start: number, bytes: Uint8Array, hexadecimal: boolean): PdfString => {
  const { base } = cursor;
  return {
    kind: 'string',
    bytes,
    hexadecimal,
    start: base === null ? -1 : base + start,
    end: base === null ? -1 : base + cursor.at,
  };
};

const takeHexadecimal = (cursor: PdfCursor): PdfString => {
  const start = cursor.at;
  const end = cursor.bytes.indexOf(0x3e, start);
  if (end === -1) {
    if (cursor.complete) bad(cursor, 'a string that does not end');
    throw new NeedMore();
  }
  const text = Buffer.from(cursor.bytes.subarray(start + 1, end))
    .toString('latin1')
    .replace(/[\0\t\n\f\r ]/g, '');
  if (/[^0-9A-Fa-f]/.test(text)) bad(cursor, 'a hexadecimal string with other characters');
  cursor.at = end + 1;
  return stringFrom(cursor, start, Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex'), true);
};

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

const takeLiteral = (cursor: PdfCursor): PdfString => {
  const start = cursor.at;
  const bytes: number[] = [];
  let depth = 0;
  for (;;) {
    const byte = byteAt(cursor);
    cursor.at += 1;
    if (byte === -1) bad(cursor, 'a string that does not end');
    else if (byte === 0x28) {
      depth += 1;
      if (depth > 1) bytes.push(byte);
    } else if (byte === 0x29) {
      depth -= 1;
      if (depth === 0) return stringFrom(cursor, start, Uint8Array.from(bytes), false);
      bytes.push(byte);
    } else if (byte !== 0x5c) bytes.push(byte);
    else {
      const next = byteAt(cursor);
      cursor.at += 1;
      if (next >= 0x30 && next <= 0x37) {
        let octal = next - 0x30;
        for (let more = 0; more < 2 && byteAt(cursor) >= 0x30 && byteAt(cursor) <= 0x37; more += 1) {
          octal = octal * 8 + byteAt(cursor) - 0x30;
          cursor.at += 1;
        }
        bytes.push(octal & 0xff);
      } else if (next === 0x0d) {
        if (byteAt(cursor) === 0x0a) cursor.at += 1;
      } else if (next !== 0x0a) bytes.push(escapes[String.fromCharCode(next)] ?? next);
    }
  }
};

/** An integer may begin `12 0 R`. */
const takeNumber = (cursor: PdfCursor): PdfValue => {
  const text = regularText(cursor);
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) bad(cursor, 'a value that is none');
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text)) return value;
  const after = cursor.at;
  skipSpace(cursor);
  if (isDigit(byteAt(cursor))) {
    const generation = regularText(cursor);
    skipSpace(cursor);
    if (/^\d{1,5}$/.test(generation) && byteAt(cursor) === 0x52 && !isRegular(byteAt(cursor, 1))) {
      cursor.at += 1;
      return { kind: 'reference', number: value, generation: Number(generation) };
    }
  }
  cursor.at = after;
  return value;
};

const takeDictionary = (cursor: PdfCursor, depth: number): PdfDictionary => {
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  const repeated: string[] = [];
  for (;;) {
    skipSpace(cursor);
    const byte = byteAt(cursor);
    if (byte === 0x3e && byteAt(cursor, 1) === 0x3e) {
      cursor.at += 2;
      return { kind: 'dictionary', entries, repeated };
    }
    if (byte !== 0x2f) bad(cursor, 'a key that is no name');
    const key = takeName(cursor);
    const value = takeValue(cursor, depth + 1);
    if (entries.has(key)) repeated.push(key);
    entries.set(key, value);
  }
};

/** The value at the cursor; streams only come from `takeIndirect`. */
export const takeValue = (cursor: PdfCursor, depth = 0): PdfValue => {
  if (depth > pdfLimits.depth) bad(cursor, 'nested deeper than the limit');
  skipSpace(cursor);
  const byte = byteAt(cursor);
  if (byte === 0x2f) return { kind: 'name', name: takeName(cursor) };
  if (byte === 0x28) return takeLiteral(cursor);
  if (byte === 0x3c) return byteAt(cursor, 1) === 0x3c ? takeDictionary(cursor, depth) : takeHexadecimal(cursor);
  if (byte === 0x5b) {
    cursor.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      skipSpace(cursor);
      if (byteAt(cursor) === 0x5d) break;
      items.push(takeValue(cursor, depth + 1));
    }
    cursor.at += 1;
    return { kind: 'array', items };
  }
  if (isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e) return takeNumber(cursor);
  const word = regularText(cursor);
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  return bad(cursor, 'a value that is none');
};

export type PdfIndirect = { readonly number: number; readonly generation: number; readonly value: PdfValue };

/**
 * `12 0 obj … endobj` (section 7.3.10), the cursor behind it. Of a stream the data is not read, only where it begins, and
 * the cursor is there.
 */
export const takeIndirect = (cursor: PdfCursor): PdfIndirect => {
  const number = takeInteger(cursor);
  const generation = takeInteger(cursor);
  expectWord(cursor, 'obj');
  const value = takeValue(cursor);
  const next = peekWord(cursor);
  if (next === 'endobj') {
    expectWord(cursor, 'endobj');
    return { number, generation, value };
  }
  if (next !== 'stream' || typeof value !== 'object' || value?.kind !== 'dictionary' || cursor.base === null)
    return bad(cursor, 'endobj expected');
  expectWord(cursor, 'stream');
  // Section 7.3.8.1: CR LF or LF, and not CR alone.
  if (byteAt(cursor) === 0x0d) cursor.at += 1;
  if (byteAt(cursor) !== 0x0a) bad(cursor, 'a line end after stream expected');
  cursor.at += 1;
  const stream: PdfStream = { kind: 'stream', dictionary: value, dataStart: cursor.base + cursor.at };
  return { number, generation, value: stream };
};
