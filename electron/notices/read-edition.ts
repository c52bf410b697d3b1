import { hash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { IndexEntry } from '#shared/procedure/index-entry.ts';
import type { Procedure, SourceFormat } from '#shared/procedure/model.ts';
import { failProcedure } from '#shared/procedure/codes.ts';
import { isObject, parseStrict, type Encoding, type Json, type JsonObject } from './json/strict.ts';
import { ocdsIndexEntry } from './ocds/index-entry.ts';
import { mergeRelease } from './ocds/merge.ts';
import { ocdsProcedure } from './ocds/procedure.ts';
import { selectInner } from './ocds/releases.ts';

/** The bytes of one edition as the store keeps them. */
export type EditionBytes = {
  readonly kind: 'release' | 'compiled';
  readonly bytes: Uint8Array;
  readonly inner: string;
  readonly encoding: Encoding;
  readonly format: SourceFormat;
};

const noticeOf = ({ bytes, inner, encoding }: EditionBytes): Outcome<JsonObject> => {
  const strict = parseStrict(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  if (!strict.ok) return failProcedure('notice.not-json', { reason: strict.fault.code });
  const notice = selectInner(strict.value, inner);
  return isObject(notice) ? ok(notice) : failProcedure('notice.not-recognised');
};

/**
 * The state after editions in order: a compiled one replaces what was before, a release changes it. The state keeps the
 * first edition's date, for the procedure was published with it, and that day decides which law's rules hold.
 */
const stateAfter = (editions: readonly EditionBytes[]): Outcome<JsonObject> => {
  let state: JsonObject | null = null;
  let date: Json | undefined;
  for (const edition of editions) {
    const notice = noticeOf(edition);
    if (!notice.ok) return notice;
    date ??= notice.value['date'] ?? undefined;
    state = state === null || edition.kind === 'compiled' ? notice.value : mergeRelease(state, notice.value);
  }
  return state === null ? failProcedure('notice.not-recognised') : ok({ ...state, date });
};

/** Everything a procedure's editions say together, read again from their own bytes. */
export const readProcedure = (editions: readonly EditionBytes[]): Outcome<Procedure> => {
  const state = stateAfter(editions);
  return state.ok ? ok(ocdsProcedure(state.value)) : state;
};

export const readIndexEntry = (editions: readonly EditionBytes[], sourceId: string): Outcome<IndexEntry> => {
  const state = stateAfter(editions);
  return state.ok ? ok(ocdsIndexEntry({ release: state.value, place: '', findings: [] }, sourceId)) : state;
};

/** SHA-256 of an edition's own bytes, or of the notice inside them: what a bid made for this edition is bound to. */
export const editionDigest = (edition: EditionBytes): string => {
  if (edition.inner === '') return hash('sha256', edition.bytes);
  const notice = noticeOf(edition);
  return hash('sha256', notice.ok ? JSON.stringify(notice.value) : edition.bytes);
};

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether two editions say the same whatever their spacing, encoding and order of fields. */
export const isSameContent = (one: EditionBytes, other: EditionBytes): boolean => {
  const isSameForm = one.encoding === other.encoding && one.inner === other.inner;
  if (isSameForm && Buffer.compare(one.bytes, other.bytes) === 0) return true;
  const [a, b] = [noticeOf(one), noticeOf(other)];
  return a.ok && b.ok && JSON.stringify(a.value, sorted) === JSON.stringify(b.value, sorted);
};
