import { sameBytes } from '../asn1/bytes.ts';
import { enter, finish, more, take, takeAny, takeOptional, type Cursor } from '../asn1/cursor.ts';
import { decodeInside } from '../asn1/decode.ts';
import { Asn1Fault, fault } from '../asn1/fault.ts';
import type { Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { readTlv, type Source, type Tlv } from '../asn1/tlv.ts';
import { readIntegerBytes, readSmallInteger } from '../asn1/values.ts';
import { extensionIds as ids } from '../certificate/extension-ids.ts';
import { readRawExtensions, type RawExtension } from '../certificate/extension-values.ts';
import { readGeneralNames } from '../certificate/general-name.ts';
import { reasonOf, type CrlReason } from './crl-reason.ts';

/**
 * The revoked certificates of a list, searched where they lie. Per entry two numbers are kept: its offset and a hash of
 * its serial number. A search compares all hashes in a row, which at 200,000 entries takes a fraction of a millisecond and,
 * unlike a hash table, cannot be made slow by serial numbers chosen to collide.
 */
export type CrlEntries = {
  readonly source: Source;
  readonly end: number;
  readonly offsets: Uint32Array;
  readonly hashes: Uint32Array;
  /** In an indirect CRL: names of the certificate issuer from entry `first` on (RFC 5280 5.3.3). Ascending. */
  readonly issuers: readonly { readonly first: number; readonly names: readonly string[] }[];
  readonly unknownCritical: readonly Oid[];
};

/** `revokedAt` and `invalidSince` in epoch milliseconds; `revokedAt` null where the list names no possible time. */
export type CrlEntry = {
  readonly revokedAt: number | null;
  readonly reason: CrlReason;
  readonly invalidSince: number | null;
};

/** FNV-1a over bytes `from` to `to`. */
const hashOf = (bytes: Uint8Array, from: number, to: number): number => {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash >>> 0;
};

const smallestEntry = 20;

/**
 * Whether `at` to `end` is a list of extensions in the usual form: short lengths, only reasonCode (2.5.29.21) and
 * invalidityDate (2.5.29.24), neither critical.
 */
const usualExtensions = (bytes: Uint8Array, at: number, end: number): boolean => {
  if (bytes[at] !== 0x30 || (bytes[at + 1] ?? 0x80) >= 0x80 || at + 2 + (bytes[at + 1] ?? 0) !== end) return false;
  let next = at + 2;
  if (next === end) return false;
  while (next < end) {
    const length = bytes[next + 1] ?? 0x80;
    const last = next + 2 + length;
    if (bytes[next] !== 0x30 || length >= 0x80 || last > end) return false;
    if (bytes[next + 2] !== 0x06 || bytes[next + 3] !== 3 || bytes[next + 4] !== 0x55 || bytes[next + 5] !== 0x1d)
      return false;
    if (bytes[next + 6] !== 0x15 && bytes[next + 6] !== 0x18) return false;
    if (bytes[next + 7] !== 0x04 || next + 9 + (bytes[next + 8] ?? 0x80) !== last) return false;
    next = last;
  }
  return true;
};

/**
 * The end of an entry in the usual form (short lengths, UTCTime, usual extensions or none), or -1 for any other,
 * which is then read the long way. Keeps lists of hundreds of thousands of entries fast.
 */
const endOfUsual = (bytes: Uint8Array, at: number, limit: number): number => {
  const length = bytes[at + 1] ?? 0x80;
  const end = at + 2 + length;
  if (bytes[at] !== 0x30 || length >= 0x80 || end > limit || bytes[at + 2] !== 0x02) return -1;
  const serialLength = bytes[at + 3] ?? 0x80;
  if (serialLength === 0 || serialLength >= 0x60) return -1;
  const first = bytes[at + 4] ?? 0;
  const second = bytes[at + 5] ?? 0;
  if (serialLength > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) return -1;
  const time = at + 4 + serialLength;
  if (bytes[time] !== tags.utcTime || bytes[time + 1] !== 13 || bytes[time + 14] !== 0x5a) return -1;
  for (let index = time + 2; index < time + 14; index += 1) {
    const digit = bytes[index] ?? 0;
    if (digit < 0x30 || digit > 0x39) return -1;
  }
  const rest = time + 15;
  if (rest === end) return end;
  return usualExtensions(bytes, rest, end) ? end : -1;
};

const known = new Set<Oid>([ids.reasonCode, ids.invalidityDate, ids.certificateIssuer]);

type ParsedEntry = { readonly serial: Uint8Array; readonly time: Tlv; readonly extensions: readonly RawExtension[] };

const readEntry = (tlv: Tlv): ParsedEntry => {
  const fields: Cursor = enter(tlv);
  const serial = readIntegerBytes(take(fields, tags.integer));
  const time = takeAny(fields);
  // The lengths of RFC 5280 5.1.2.6; `smallestEntry` rests on them. Whether there is such a day is seen when it is asked for.
  const length = time.contentEnd - time.contentStart;
  const fits =
    time.identifier === tags.utcTime ? length === 13 : time.identifier === tags.generalizedTime && length === 15;
  if (!fits) fault('expected a time', time.start);
  const block = takeOptional(fields, tags.sequence);
  finish(fields);
  return { serial, time, extensions: block === null ? [] : readRawExtensions(block) };
};

const namesIn = (extension: RawExtension, within: Tlv): readonly string[] =>
  decodeInside(within, extension.value, (tlv) => readGeneralNames(tlv)).flatMap((name) =>
    name.form === 'directory' ? [name.value.key] : [],
  );

/** Checks every entry's structure and notes where it lies. `list` is null when nothing is revoked. */
export const indexEntries = (list: Tlv | null, version: 1 | 2, source: Source): CrlEntries => {
  if (list === null) {
    return { source, end: 0, offsets: new Uint32Array(), hashes: new Uint32Array(), issuers: [], unknownCritical: [] };
  }
  const { bytes } = list.source;
  const cursor = enter(list);
  const most = Math.ceil((list.contentEnd - list.contentStart) / smallestEntry) + 1;
  const offsets = new Uint32Array(most);
  const hashes = new Uint32Array(most);
  const issuers: { first: number; names: readonly string[] }[] = [];
  const unknownCritical = new Set<Oid>();
  let count = 0;
  while (more(cursor)) {
    const start = cursor.at;
    const end = version === 2 ? endOfUsual(bytes, start, cursor.end) : -1;
    if (end > 0) {
      hashes[count] = hashOf(bytes, start + 4, start + 4 + (bytes[start + 3] ?? 0));
      cursor.at = end;
    } else {
      const tlv = takeAny(cursor);
      const { serial, extensions } = readEntry(tlv);
      if (version === 1 && extensions.length > 0) fault('extensions in a version 1 list', tlv.start);
      hashes[count] = hashOf(serial, 0, serial.length);
      for (const extension of extensions) {
        if (extension.critical && !known.has(extension.id)) unknownCritical.add(extension.id);
        if (extension.id === ids.certificateIssuer) issuers.push({ first: count, names: namesIn(extension, tlv) });
      }
    }
    offsets[count] = start;
    count += 1;
  }
  return {
    source,
    end: cursor.end,
    offsets: offsets.slice(0, count),
    hashes: hashes.slice(0, count),
    issuers,
    unknownCritical: [...unknownCritical],
  };
};

const issuersOf = (entries: CrlEntries, index: number, crlIssuer: string): readonly string[] => {
  let low = 0;
  let high = entries.issuers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries.issuers[middle]?.first ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return entries.issuers[low - 1]?.names ?? [crlIssuer];
};

/** What cannot be read in an entry's details leaves it revoked, only with less known about it. */
const valueOrNull = (read: () => number): number | null => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Asn1Fault) return null;
    throw error;
  }
};

const interpret = ({ time, extensions }: ParsedEntry, tlv: Tlv): CrlEntry => {
  const reason = extensions.find(({ id }) => id === ids.reasonCode);
  const invalidity = extensions.find(({ id }) => id === ids.invalidityDate);
  const number =
    reason &&
    valueOrNull(() => decodeInside(tlv, reason.value, (value) => readSmallInteger(value, 255, tags.enumerated)));
  return {
    revokedAt: valueOrNull(() => readTime(time)),
    reason: reasonOf(number ?? 0),
    invalidSince: invalidity === undefined ? null : valueOrNull(() => decodeInside(tlv, invalidity.value, readTime)),
  };
};

/**
 * The entry for a certificate, or null. `serial` is the integer's content octets, the issuers are `Name.key`s. Where a
 * list names a certificate twice, a revocation counts before a removal.
 */
export const findEntry = (
  entries: CrlEntries,
  serial: Uint8Array,
  certificateIssuer: string,
  crlIssuer: string,
): CrlEntry | null => {
  const wanted = hashOf(serial, 0, serial.length);
  const { hashes, offsets, source, end } = entries;
  let found: CrlEntry | null = null;
  for (let index = 0; index < hashes.length; index += 1) {
    if (hashes[index] !== wanted) continue;
    const tlv = readTlv({ ...source, nodesLeft: 1000 }, offsets[index] ?? 0, end, 0);
    const entry = readEntry(tlv);
    if (!sameBytes(entry.serial, serial) || !issuersOf(entries, index, crlIssuer).includes(certificateIssuer)) continue;
    const read = interpret(entry, tlv);
    if (read.reason !== 'removeFromCRL') return read;
    found = read;
  }
  return found;
};
