import { hash } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failProcedure } from '#shared/procedure/codes.ts';
import type { EditionBytes, NoticeFormat } from '../format.ts';
import { isObject, parseStrict, type Json, type JsonObject } from '../json/strict.ts';
import { ocdsIndexEntry } from './index-entry.ts';
import { mergeRelease } from './merge.ts';
import { ocdsProcedure } from './procedure.ts';
import { readOcds } from './read-ocds.ts';
import { selectInner } from './releases.ts';

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

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Release and record packages, records, releases and JSON Lines of OCDS 1.0 and 1.1. */
export const ocds: NoticeFormat = {
  format: 'ocds',
  // Any JSON that no other format claims: the reader then says what is missing.
  recognises: ({ sign }) => sign === '{' || sign === '[',
  takesUsersWord: false,
  namesEncoding: false,
  read: readOcds,
  procedure: (editions) => {
    const state = stateAfter(editions);
    return state.ok ? ok(ocdsProcedure(state.value)) : state;
  },
  indexEntry: (editions, sourceId) => {
    const state = stateAfter(editions);
    return state.ok ? ok(ocdsIndexEntry({ release: state.value, place: '', findings: [] }, sourceId)) : state;
  },
  digest: (edition) => {
    if (edition.inner === '') return hash('sha256', edition.bytes);
    const notice = noticeOf(edition);
    return hash('sha256', notice.ok ? JSON.stringify(notice.value) : edition.bytes);
  },
  isSame: (one, other) => {
    const isSameForm = one.encoding === other.encoding && one.inner === other.inner;
    if (isSameForm && Buffer.compare(one.bytes, other.bytes) === 0) return true;
    const [a, b] = [noticeOf(one), noticeOf(other)];
    return a.ok && b.ok && JSON.stringify(a.value, sorted) === JSON.stringify(b.value, sorted);
  },
};
