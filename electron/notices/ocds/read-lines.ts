import type { Finding } from '#shared/kernel/failure.ts';
import { readInto, type OpenFile } from '../open-file.ts';
import type { Batch, FileEnd } from '../found.ts';
import { createSliceScanner, projectUtf16, type Slice } from '../json/slices.ts';
import { isArray, isObject, type Encoding } from '../json/strict.ts';
import { batchSize, chunkSize, largestNotice } from '../limits.ts';
import { located, severeOf } from '../located.ts';
import { faultFinding } from './read-document.ts';
import { parseNotice } from './parse-notice.ts';
import { packageListOf, packageLists, takeElement, type Taken } from './releases.ts';

const wanted: ReadonlySet<string> = new Set(packageLists);

export type Line = {
  readonly number: number;
  readonly offset: number;
  readonly bytes: Buffer;
  readonly isTooLong: boolean;
};

const newlineFrom = (bytes: Buffer, from: number, encoding: Encoding): number => {
  if (!encoding.startsWith('utf-16')) return bytes.indexOf(0x0a, from);
  const low = encoding === 'utf-16be' ? 1 : 0;
  for (let at = bytes.indexOf(0x0a, from); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    if (at % 2 === low && bytes[at + 1 - 2 * low] === 0) return at - low;
  }
  return -1;
};

/**
 * Lines of a file without their ends; one longer than a notice may be comes without its bytes. A line's bytes are good
 * until the next is asked for: one buffer serves them all.
 */
export function* linesOf(file: OpenFile, start: number, encoding: Encoding): Generator<Line> {
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  let buffer = Buffer.allocUnsafe(2 * chunkSize);
  let number = 0;
  /** Bytes at the buffer's beginning that belong to a line whose end was not seen yet, and where in the file they are. */
  let held = 0;
  let heldFrom = start;
  /** Where the line began whose bytes are let go. */
  let skippedFrom: number | null = null;
  const line = (from: number, to: number): Line => {
    number += 1;
    const isTooLong = skippedFrom !== null || to - from > largestNotice;
    const offset = skippedFrom ?? heldFrom + from;
    skippedFrom = null;
    return { number, offset, bytes: isTooLong ? Buffer.alloc(0) : buffer.subarray(from, to), isTooLong };
  };
  for (let offset = start; offset < file.size;) {
    const size = Math.min(chunkSize, file.size - offset);
    if (held + size > buffer.length) {
      const larger = Buffer.allocUnsafe(2 * held + chunkSize);
      buffer.copy(larger, 0, 0, held);
      buffer = larger;
    }
    const count = readInto(file, offset, buffer.subarray(held, held + size));
    if (count === 0) break;
    offset += count;
    const filled = buffer.subarray(0, held + count);
    let from = 0;
    for (let at = newlineFrom(filled, held, encoding); at !== -1; at = newlineFrom(filled, from, encoding)) {
      yield line(from, at);
      from = at + width;
    }
    held = filled.length - from;
    heldFrom += from;
    buffer.copyWithin(0, from, filled.length);
    if (held <= largestNotice) continue;
    skippedFrom ??= heldFrom;
    heldFrom += held;
    held = 0;
  }
  if (held > 0 || skippedFrom !== null) yield line(0, held);
}

export const isBlank = (bytes: Buffer): boolean => {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d && byte !== 0) return false;
  return true;
};

/** What one line holds: a release, a record, or a whole package. */
export const takeLine = (line: Line, encoding: Encoding): Taken => {
  const refused = (finding: Finding): Taken => ({ found: [], findings: [finding as Taken['findings'][number]] });
  const place = { line: line.number, offset: line.offset };
  const blocker = (code: string, details: Finding['details']): Taken =>
    refused({ code, severity: 'blocker', place, details });
  if (line.isTooLong) return blocker('notice.record-too-large', { limit: largestNotice });
  const strict = parseNotice(line.bytes, encoding);
  if (!strict.ok) return refused(faultFinding(strict.fault, line.offset, line.number, encoding));
  const { value } = strict;
  const list = packageListOf(value);
  if (list === null || list === '')
    return takeElement({ value, path: '', line: line.number, offset: line.offset, bytes: line.bytes });
  const slices: Slice[] = [];
  const units = encoding.startsWith('utf-16') ? projectUtf16(line.bytes, encoding === 'utf-16be') : line.bytes;
  createSliceScanner(wanted, (slice) => slice.list === list && slices.push(slice)).feed(units);
  const elements = isObject(value) && isArray(value[list]) ? value[list] : [];
  if (elements.length === 0 || slices.length !== elements.length) return blocker('notice.no-procedures', {});
  const width = line.bytes.length === units.length ? 1 : 2;
  const taken: Taken = { found: [], findings: [] };
  for (const [index, slice] of slices.entries()) {
    const path = `${list}[${index}]`;
    const one = takeElement({
      value: elements[index] ?? null,
      path,
      line: line.number,
      offset: line.offset + slice.start * width,
      bytes: line.bytes.subarray(slice.start * width, slice.end * width),
    });
    taken.found.push(...one.found);
    taken.findings.push(...one.findings);
  }
  return taken;
};

/** JSON Lines: each line stands alone, and a bad one is named by its number and left out whole. */
export function* readLines(file: OpenFile, start: number, encoding: Encoding): Generator<Batch, FileEnd> {
  let taken: Taken = { found: [], findings: [] };
  let refused = 0;
  let good = 0;
  let firstBad: Finding | null = null;
  let bytes = start;
  const batch = (): Batch => located({ shape: 'lines', ...taken, refused, bytes });
  for (const line of linesOf(file, start, encoding)) {
    if (!line.isTooLong && isBlank(line.bytes)) continue;
    const one = takeLine(line, encoding);
    const bad = one.findings.find(severeOf);
    bytes = line.offset + line.bytes.length;
    if (bad === undefined) {
      taken.found.push(...one.found);
      taken.findings.push(...one.findings);
      good += one.found.length;
    } else {
      refused += 1;
      firstBad ??= bad;
      taken.findings.push(bad);
    }
    if (taken.found.length < batchSize && taken.findings.length < batchSize) continue;
    yield batch();
    taken = { found: [], findings: [] };
    refused = 0;
  }
  if (good === 0) {
    const none: Finding = { code: 'notice.no-procedures', severity: 'blocker', place: {}, details: {} };
    return { ok: false, finding: firstBad ?? none };
  }
  if (taken.found.length > 0 || taken.findings.length > 0) yield { ...batch(), bytes: file.size };
  return { ok: true, format: 'ocds', shape: 'lines', encoding };
}
