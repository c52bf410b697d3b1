import { isAscii } from 'node:buffer';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failXml, type XmlCode } from '#shared/kernel/xml-codes.ts';

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'iso-8859-1';

/** Names of encodings as declarations write them, in lower case. ASCII is read as the UTF-8 it is. */
const declared: Readonly<Record<string, readonly XmlEncoding[]>> = {
  'utf-8': ['utf-8'],
  utf8: ['utf-8'],
  'us-ascii': ['utf-8'],
  ascii: ['utf-8'],
  'utf-16': ['utf-16le', 'utf-16be'],
  'utf-16le': ['utf-16le'],
  'utf-16be': ['utf-16be'],
  'windows-1251': ['windows-1251'],
  cp1251: ['windows-1251'],
  'iso-8859-1': ['iso-8859-1'],
  latin1: ['iso-8859-1'],
};

/** Bytes in which a declaration is looked for; longer ones do not occur. */
export const declarationSpan = 512;

/** Encoding and length of a byte order mark, or of none. UTF-16 without one is seen by its first two characters. */
const byFirstBytes = (head: Uint8Array): { encoding: XmlEncoding; mark: number } | null => {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return { encoding: 'utf-16le', mark: 0 };
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return { encoding: 'utf-16be', mark: 0 };
  return null;
};

/** The encoding that a declaration names, held against the one its bytes have (XML 1.0 section 4.3.3). */
export const agrees = (label: string, found: XmlEncoding): boolean =>
  (declared[label.toLowerCase()] ?? []).includes(found);

/** Finds a document's encoding from its first bytes (XML 1.0 appendix F); `mark` is the length of its byte order mark. */
export const encodingOf = (head: Buffer): Outcome<{ encoding: XmlEncoding; mark: number }, XmlCode> => {
  const seen = byFirstBytes(head);
  if (seen?.encoding.startsWith('utf-16') === true) return ok(seen);
  const text = head.toString('latin1', seen?.mark ?? 0, declarationSpan);
  const label = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1];
  if (label === undefined) return ok(seen ?? { encoding: 'utf-8', mark: 0 });
  const [encoding, other] = declared[label.toLowerCase()] ?? [];
  if (encoding === undefined) return failXml('xml.encoding-unknown', { encoding: label });
  if (seen !== null && encoding !== seen.encoding)
    return failXml('xml.encoding-contradicts', { declared: label, found: seen.encoding });
  // It was read as single bytes just now, so it can not be what it says.
  if (other !== undefined || encoding.startsWith('utf-16'))
    return failXml('xml.encoding-contradicts', { declared: label, found: 'utf-8' });
  return ok(seen ?? { encoding, mark: 0 });
};

/** Decodes piece by piece; null where the bytes are not in the encoding. `last` ends the text. */
export type PieceDecoder = (bytes: Uint8Array, last: boolean) => string | null;

export const createDecoder = (encoding: XmlEncoding): PieceDecoder => {
  const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // The platform reads this label as windows-1252.
  if (encoding === 'iso-8859-1') return (bytes) => asBuffer(bytes).toString('latin1');
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let isClean = true;
  return (bytes, last) => {
    if (isClean && encoding === 'utf-8' && isAscii(bytes)) return asBuffer(bytes).toString('latin1');
    try {
      const text = decoder.decode(bytes, { stream: !last });
      const end = bytes[bytes.length - 1];
      if (end !== undefined) isClean = end < 0x80;
      return text;
    } catch {
      return null;
    }
  };
};

/** The place of the first byte that is not in the encoding, counted in `bytes`; its length where only the end is missing. */
export const firstBrokenByte = (bytes: Uint8Array, encoding: XmlEncoding): number => {
  let good = 0;
  let bad = bytes.length;
  const decodes = (end: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  if (decodes(bad)) return bad;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
};
