/**
 * Writes DER (X.690 section 10): definite shortest lengths, sorted SET OF. Every function answers a whole element;
 * bytes that others made go in as they are and are never re-encoded.
 */
export type Der = Uint8Array<ArrayBuffer>;

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numericString: 0x12,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
} as const;

export const concatBytes = (parts: readonly Uint8Array[]): Der => {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const bigEndian = (value: number): Der => {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
};

/** Tag and length of an element whose content follows; lengths up to 2^53. */
export const header = (tag: number, length: number): Der => {
  if (length < 0x80) return Uint8Array.of(tag, length);
  const bytes = bigEndian(length);
  return Uint8Array.of(tag, 0x80 | bytes.length, ...bytes);
};

export const element = (tag: number, ...content: readonly Uint8Array[]): Der => {
  const length = content.reduce((total, part) => total + part.length, 0);
  return concatBytes([header(tag, length), ...content]);
};

export const sequence = (...items: readonly Uint8Array[]): Der => element(tags.sequence, ...items);

/** X.690 section 11.6: the encodings in ascending order, compared as bytes. */
export const setOf = (items: readonly Uint8Array[]): Der =>
  element(tags.set, ...items.toSorted((a, b) => Buffer.compare(a, b)));

/** `[number] EXPLICIT`, or the constructed form of `[number] IMPLICIT`. */
export const context = (number: number, ...content: readonly Uint8Array[]): Der => element(0xa0 | number, ...content);

/** `[number] IMPLICIT` of a primitive type. */
export const contextPrimitive = (number: number, content: Uint8Array): Der => element(0x80 | number, content);

/** A non-negative integer: a number, or its big-endian bytes in any length. */
export const integer = (value: number | Uint8Array): Der => {
  const bytes = typeof value === 'number' ? bigEndian(value) : value;
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? Uint8Array.of(0) : bytes.subarray(first);
  return (digits[0] ?? 0) >= 0x80 ? element(tags.integer, Uint8Array.of(0), digits) : element(tags.integer, digits);
};

export const boolean = (value: boolean): Der => element(tags.boolean, Uint8Array.of(value ? 0xff : 0));
export const nothing = (): Der => element(tags.null);
export const octetString = (...content: readonly Uint8Array[]): Der => element(tags.octetString, ...content);

export const bitString = (content: Uint8Array, unusedBits = 0): Der =>
  element(tags.bitString, Uint8Array.of(unusedBits), content);

/** Named bits by position, trailing zero bits cut off (X.690 section 11.2.2). */
export const namedBits = (positions: readonly number[]): Der => {
  const highest = Math.max(-1, ...positions);
  const bytes = new Uint8Array(Math.ceil((highest + 1) / 8));
  for (const position of positions) bytes[position >> 3] = (bytes[position >> 3] ?? 0) | (0x80 >> (position & 7));
  return bitString(bytes, highest === -1 ? 0 : 7 - (highest & 7));
};

const base128 = (arc: bigint): number[] => {
  const digits = [Number(arc & 0x7fn)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) digits.unshift(Number(rest & 0x7fn) | 0x80);
  return digits;
};

/** From the dotted form, `1.2.840.113549.1.7.1`. */
export const oid = (dotted: string): Der => {
  const [first = 0n, second = 0n, ...rest] = dotted.split('.').map(BigInt);
  return element(tags.oid, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)));
};

export const text = (
  tag: typeof tags.utf8String | typeof tags.numericString | typeof tags.printableString | typeof tags.ia5String,
  value: string,
): Der => element(tag, new TextEncoder().encode(value));

/** Big-endian UTF-16, as PKCS#12 writes names and old passwords. */
export const bmpString = (value: string): Der => element(tags.bmpString, Buffer.from(value, 'utf16le').swap16());

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/**
 * UTCTime for the years 1950-2049, GeneralizedTime otherwise, in whole seconds: the rule of RFC 5652 section 11.3 and
 * RFC 5280 section 4.1.2.5. Takes milliseconds since the epoch; fractions of a second are cut off.
 */
export const time = (milliseconds: number): Der => {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  const rest =
    [date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
      .map((part) => pad(part, 2))
      .join('') + 'Z';
  const ascii = new TextEncoder();
  return year >= 1950 && year < 2050
    ? element(tags.utcTime, ascii.encode(pad(year % 100, 2) + rest))
    : element(tags.generalizedTime, ascii.encode(pad(year, 4) + rest));
};
