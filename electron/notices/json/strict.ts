import { isAscii, isUtf8 } from 'node:buffer';
import { deepest, exactDigits, inspectJson, type JsonFault, type LongNumber } from './inspect.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json | undefined };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Encodings a notice is read in; each found by its content. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1251';

export type StrictFault = JsonFault | { readonly code: 'notice.encoding-broken'; readonly index: number };
/** `index` of a fault counts bytes from the start of what was given; `line` counts from 1. */
export type Strict =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly fault: StrictFault; readonly line: number };

type Decoder = { readonly decode: (bytes: Uint8Array) => string };
const decoders = new Map<Encoding, Decoder>();
const decoderOf = (encoding: Encoding): Decoder => {
  const known = decoders.get(encoding) ?? new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  decoders.set(encoding, known);
  return known;
};

/** Text of bytes in an encoding, or null where they are not in it. */
export const decode = (bytes: Buffer, encoding: Encoding): string | null => {
  if (encoding === 'utf-8') {
    if (isAscii(bytes)) return bytes.toString('latin1');
    return isUtf8(bytes) ? bytes.toString('utf8') : null;
  }
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    return null;
  }
};

const bytesBefore = (text: string, index: number, encoding: Encoding): number => {
  if (encoding === 'utf-8') return Buffer.byteLength(text.slice(0, index));
  return encoding.startsWith('utf-16') ? index * 2 : index;
};
const lineAt = (text: string, index: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
};
/** The first byte that is not UTF-8. */
export const firstBrokenByte = (bytes: Buffer): number => {
  let good = 0;
  let end = bytes.length;
  while (good < end) {
    const middle = (good + end + 1) >> 1;
    // A cut inside a character is not a fault: step back to a character's start.
    let cut = middle;
    while (cut > good && cut < bytes.length && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut -= 1;
    if (cut > good && isUtf8(bytes.subarray(good, cut))) good = cut;
    else if (cut === good) break;
    else end = cut - 1;
  }
  return good;
};

const tooDeep = -1;
const countKeys = (value: Json, depth: number): number => {
  if (depth > deepest) return tooDeep;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      if (typeof item !== 'object' || item === null) continue;
      const inside = countKeys(item, depth + 1);
      if (inside === tooDeep) return tooDeep;
      count += inside;
    }
    return count;
  }
  const object = value as JsonObject;
  for (const key in object) {
    count += 1;
    const item = object[key];
    if (typeof item !== 'object' || item === null) continue;
    const inside = countKeys(item, depth + 1);
    if (inside === tooDeep) return tooDeep;
    count += inside;
  }
  return count;
};

/** Puts numbers that a double can not hold back as their text: an amount is read from either alike. */
const withLongNumbers = (value: Json, longNumbers: readonly LongNumber[]): Json => {
  let root = value;
  for (const { steps, text } of longNumbers) {
    const last = steps.at(-1);
    if (last === undefined) {
      root = text;
      continue;
    }
    let holder = root as Record<string | number, Json>;
    for (const step of steps.slice(0, -1)) holder = holder[step] as Record<string | number, Json>;
    Object.defineProperty(holder, last, { value: text, enumerable: true, writable: true, configurable: true });
  }
  return root;
};

/**
 * One pass over the bytes for what `JSON.parse` will not tell: how many colons may follow a name (never fewer than there
 * are), and whether a number is longer than a double is exact. Both may be over-reported, never under.
 */
const survey = (bytes: Buffer): { colons: number; hasLongNumber: boolean } => {
  let colons = 0;
  let run = 0;
  let hasLongNumber = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      run += 1;
      continue;
    }
    if (run > 0 && byte === 0x2e) continue;
    // A run that ends in a quote or a dash is part of a text.
    if (run > exactDigits && byte !== 0x22 && byte !== 0x2d && byte < 0x80) hasLongNumber = true;
    run = 0;
    if (byte === 0x3a && index > 0) {
      const before = bytes[index - 1] ?? 0;
      if (before === 0x22 || before <= 0x20) colons += 1;
    }
  }
  if (run > exactDigits) hasLongNumber = true;
  return { colons, hasLongNumber };
};

/**
 * Parses bytes as one JSON value, strictly: encoding, grammar, unique names, bounded depth. A number of more than 15
 * digits comes as its text, so that no digit is lost.
 */
export const parseStrict = (bytes: Buffer, encoding: Encoding): Strict => {
  const text = decode(bytes, encoding);
  if (text === null) {
    const index = encoding === 'utf-8' ? firstBrokenByte(bytes) : 0;
    const line = encoding === 'utf-8' ? lineAt(bytes.toString('latin1', 0, index + 1), index) : 1;
    return { ok: false, fault: { code: 'notice.encoding-broken', index }, line };
  }
  let value: Json = null;
  let isParsed = true;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    isParsed = false;
  }
  let isDoubtful = false;
  let wantsNumbers = false;
  if (isParsed) {
    const keys = typeof value === 'object' && value !== null ? countKeys(value, 1) : 0;
    const { colons, hasLongNumber } = encoding.startsWith('utf-16')
      ? { colons: -1, hasLongNumber: true }
      : survey(bytes);
    isDoubtful = keys !== colons;
    wantsNumbers = hasLongNumber;
  }
  if (isParsed && !isDoubtful && !wantsNumbers) return { ok: true, value };
  const inspection = inspectJson(text);
  if (inspection.ok && isParsed) return { ok: true, value: withLongNumbers(value, inspection.longNumbers) };
  const fault: JsonFault = inspection.ok
    ? { code: 'notice.not-json', index: 0, reason: 'refused by the parser' }
    : inspection.fault;
  return {
    ok: false,
    fault: { ...fault, index: bytesBefore(text, fault.index, encoding) },
    line: lineAt(text, fault.index),
  };
};
