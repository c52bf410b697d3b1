import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from './json/strict.ts';

/** Bytes of a UTF-8 character from its first byte; 0 where none begins so. */
const lengthFrom = (first: number): number =>
  first < 0x80
    ? 1
    : first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** A character that the end of the bytes may have cut in two. */
const cutAtEnd = (bytes: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return lengthFrom(byte) > back ? back : 0;
  }
  return 0;
};

export type EncodingProbe = {
  readonly feed: (chunk: Buffer) => void;
  /** What the bytes so far are in; a later one may show another. */
  readonly soFar: () => Encoding;
  readonly end: () => Encoding;
};

/**
 * Finds a file's encoding from its bytes while they pass by. A byte order mark or NUL bytes beside ASCII tell UTF-16.
 * Bytes that are UTF-8 are UTF-8, and so is a file with a few damaged places among many good characters: it must be
 * refused there, not read as something else. Otherwise letters beyond ASCII that stand among themselves are Cyrillic
 * (windows-1251), and those that stand singly among ASCII letters are Latin (ISO-8859-1).
 */
export const createEncodingProbe = (): EncodingProbe => {
  let head: Buffer | null = null;
  let carry: Buffer = Buffer.alloc(0);
  let goodCharacters = 0;
  let broken = 0;
  let together = 0;
  let single = 0;

  const judge = (bytes: Buffer): void => {
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        at += 1;
        continue;
      }
      const length = lengthFrom(byte);
      if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
        goodCharacters += 1;
        at += length;
        continue;
      }
      broken += 1;
      const before = bytes[at - 1] ?? 0x20;
      const after = bytes[at + 1] ?? 0x20;
      if (before >= 0xc0 || after >= 0xc0) together += 1;
      else if (isAsciiLetter(before) || isAsciiLetter(after)) single += 1;
      at += 1;
    }
  };

  const feed = (chunk: Buffer): void => {
    head ??= Buffer.from(chunk.subarray(0, 64));
    if (carry.length === 0 && isAscii(chunk)) return;
    const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const cut = cutAtEnd(bytes);
    const whole = bytes.subarray(0, bytes.length - cut);
    carry = Buffer.from(bytes.subarray(bytes.length - cut));
    // Counting is slow, and pointless while all is well; a sample of good characters is enough.
    if (!isUtf8(whole)) judge(whole);
    else if (goodCharacters < 1_000 && !isAscii(whole)) judge(whole.subarray(0, 4_096));
  };

  const soFar = (): Encoding => {
    const start = head ?? Buffer.alloc(0);
    if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
    if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
    if (start.length >= 4 && start[0] !== 0 && start[1] === 0 && start[2] !== 0 && start[3] === 0) return 'utf-16le';
    if (start.length >= 4 && start[0] === 0 && start[1] !== 0 && start[2] === 0 && start[3] !== 0) return 'utf-16be';
    if (broken === 0 || goodCharacters > broken) return 'utf-8';
    return together > single ? 'windows-1251' : 'iso-8859-1';
  };
  const end = (): Encoding => {
    judge(carry);
    carry = Buffer.alloc(0);
    return soFar();
  };
  return { feed, soFar, end };
};

/** Bytes of a byte order mark at the start of a file. */
export const markLength = (start: Uint8Array, encoding: Encoding): number => {
  if (encoding === 'utf-8') return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return start[0] === 0xff && start[1] === 0xfe ? 2 : 0;
  return encoding === 'utf-16be' && start[0] === 0xfe && start[1] === 0xff ? 2 : 0;
};
