import type { Finding } from '#shared/kernel/failure.ts';
import { readChunks, readRange, type OpenFile } from '../open-file.ts';
import type { Batch, FileEnd } from '../found.ts';
import { createSliceScanner, projectUtf16, type Slice } from '../json/slices.ts';
import { parseStrict, type Encoding, type StrictFault } from '../json/strict.ts';
import { batchSize, largestEnvelope, largestNotice } from '../limits.ts';
import { located, severeOf } from '../located.ts';
import { parseNotice } from './parse-notice.ts';
import { packageListOf, packageLists, takeElement, type Taken } from './releases.ts';

const wanted: ReadonlySet<string> = new Set(['', ...packageLists]);
const unitOf = (encoding: Encoding): 1 | 2 => (encoding.startsWith('utf-16') ? 2 : 1);
const unitsOf = (bytes: Buffer, encoding: Encoding): Uint8Array =>
  unitOf(encoding) === 2 ? projectUtf16(bytes, encoding === 'utf-16be') : bytes;
const pathOf = (slice: Slice): string => `${slice.list}[${slice.index}]`;

export const faultFinding = (fault: StrictFault, offset: number, line: number, encoding: Encoding): Finding => {
  const place = { offset: offset + fault.index, line };
  const finding = (details: Finding['details']): Finding => ({ code: fault.code, severity: 'blocker', place, details });
  switch (fault.code) {
    case 'notice.not-json':
      return finding({ reason: fault.reason });
    case 'notice.truncated':
      return finding({});
    case 'notice.too-deep':
      return finding({ limit: 100 });
    case 'notice.duplicate-field':
      return finding({ field: fault.field });
    case 'notice.encoding-broken':
      return finding({ encoding });
  }
};

const refuse = (code: string, place: Finding['place'], details: Finding['details']): FileEnd => ({
  ok: false,
  finding: { code, severity: 'blocker', place, details },
});
const done = (encoding: Encoding): FileEnd => ({ ok: true, format: 'ocds', shape: 'document', encoding });

/** Takes one element of a document; any blocker refuses the document. */
const checked = (taken: Taken): Finding | null => taken.findings.find(severeOf) ?? null;

/** A document small enough to be parsed in one piece; `start` is behind the byte order mark. */
export function* readSmallDocument(file: OpenFile, start: number, encoding: Encoding): Generator<Batch, FileEnd> {
  const bytes = readRange(file, start, file.size - start);
  const strict = parseStrict(bytes, encoding);
  if (!strict.ok) return { ok: false, finding: faultFinding(strict.fault, start, strict.line, encoding) };
  const { value } = strict;
  const list = packageListOf(value);
  const taken: Taken = { found: [], findings: [] };
  const take = (element: Parameters<typeof takeElement>[0]): void => {
    const one = takeElement(element);
    taken.found.push(...one.found);
    taken.findings.push(...one.findings);
  };
  if (list === null) {
    take({ value, path: '', line: null, offset: start, bytes });
  } else {
    const slices: Slice[] = [];
    createSliceScanner(wanted, (slice) => slice.list === list && slices.push(slice)).feed(unitsOf(bytes, encoding));
    const elements = (list === '' ? value : (value as Record<string, unknown>)[list]) as readonly never[];
    // An escaped list name parses alike but is not found as text; nobody publishes so.
    if (slices.length !== elements.length) return refuse('notice.not-recognised', {}, {});
    if (elements.length === 0) return refuse('notice.no-procedures', { path: list }, {});
    const unit = unitOf(encoding);
    for (const [index, slice] of slices.entries()) {
      const path = pathOf(slice);
      const part = bytes.subarray(slice.start * unit, slice.end * unit);
      take({
        value: elements[index] ?? null,
        path,
        line: null,
        offset: start + slice.start * unit,
        bytes: part,
      });
    }
  }
  const blocker = checked(taken);
  if (blocker !== null) return { ok: false, finding: blocker };
  if (taken.found.length === 0) return refuse('notice.no-procedures', {}, {});
  yield located({ shape: 'document', ...taken, refused: 0, bytes: file.size });
  return done(encoding);
}

/**
 * A package of any size: its notices are found by their place and parsed one at a time, so memory holds one of them and
 * a batch of index entries. What stands around them is kept aside and must be sound JSON too.
 */
export function* readLargeDocument(file: OpenFile, start: number, encoding: Encoding): Generator<Batch, FileEnd> {
  const unit = unitOf(encoding);
  const slices: Slice[] = [];
  const skeleton: Buffer[] = [];
  let skeletonSize = 0;
  const scanner = createSliceScanner(
    wanted,
    (slice) => slices.push(slice),
    (units) => {
      skeletonSize += units.length;
      if (skeletonSize <= largestEnvelope) skeleton.push(Buffer.from(units));
    },
  );
  let batch: Taken = { found: [], findings: [] };
  /** Bytes from the start of the element being read, and where they begin. */
  let held: Buffer = Buffer.alloc(0);
  let heldFrom = start;
  let end = start;
  for (const chunk of readChunks(file, start)) {
    scanner.feed(unitsOf(chunk, encoding));
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    end += chunk.length;
    if (skeletonSize > largestEnvelope)
      return refuse('notice.record-too-large', { offset: end }, { limit: largestEnvelope });
    for (const slice of slices.splice(0)) {
      const offset = start + slice.start * unit;
      const bytes = held.subarray(offset - heldFrom, start + slice.end * unit - heldFrom);
      if (bytes.length > largestNotice) return refuse('notice.record-too-large', { offset }, { limit: largestNotice });
      const path = pathOf(slice);
      const strict = parseNotice(bytes, encoding);
      if (!strict.ok) {
        const finding = faultFinding(strict.fault, offset, strict.line, encoding);
        return { ok: false, finding: { ...finding, place: { offset: finding.place.offset ?? offset, path } } };
      }
      const { value } = strict;
      const taken = takeElement({ value, path, line: null, offset, bytes });
      const blocker = checked(taken);
      if (blocker !== null) return { ok: false, finding: blocker };
      batch.found.push(...taken.found);
      batch.findings.push(...taken.findings);
      if (batch.found.length < batchSize) continue;
      yield located({ shape: 'document', ...batch, refused: 0, bytes: offset });
      batch = { found: [], findings: [] };
    }
    const open = scanner.openSlice();
    const keepFrom = open === null ? end : start + open * unit;
    if (end - keepFrom > largestNotice)
      return refuse('notice.record-too-large', { offset: keepFrom }, { limit: largestNotice });
    held = Buffer.from(held.subarray(keepFrom - heldFrom));
    heldFrom = keepFrom;
  }
  const envelope = parseStrict(Buffer.concat(skeleton), unit === 2 ? 'iso-8859-1' : encoding);
  if (!envelope.ok) {
    const isCut = scanner.state().depth > 0 || scanner.state().inString;
    const { fault } = envelope;
    if (isCut) return refuse('notice.truncated', { offset: file.size }, {});
    return { ok: false, finding: { ...faultFinding(fault, 0, 1, encoding), place: { path: 'envelope' } } };
  }
  const list = packageListOf(envelope.value);
  const others = [...scanner.state().lists].filter((name) => name !== list);
  if (list === null || others.length > 0) return refuse('notice.not-recognised', {}, {});
  yield located({ shape: 'document', ...batch, refused: 0, bytes: file.size });
  return done(encoding);
}
