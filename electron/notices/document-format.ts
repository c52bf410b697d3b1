import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { DateKind, Procedure, SourceFormat } from '#shared/procedure/model.ts';
import { failProcedure } from '#shared/procedure/codes.ts';
import type { EditionBytes, NoticeFormat, NoticeReader } from './format.ts';
import type { Found } from './found.ts';
import { addNotice, type DatesBefore } from './add-notice.ts';
import type { FileHead } from './head.ts';
import { indexEntryOf } from './index-entry.ts';
import type { Encoding } from './json/strict.ts';
import { batchSize, largestNotice } from './limits.ts';
import { located, severeOf } from './located.ts';
import { readRange } from './open-file.ts';

/** One notice of a file. */
export type ReadNotice = {
  /** `compiled`: says everything; `release`: says only what is new (a cancellation), see `addNotice`. */
  readonly kind: 'release' | 'compiled';
  /**
   * How to find it again in its bytes: anything that `parse` understands when it is given back; '' where the bytes are
   * one notice. Unique among the notices of the same bytes.
   */
  readonly inner: string;
  /** Bytes of the file that suffice to read it again; absent: the whole file. */
  readonly slice?: { readonly offset: number; readonly length: number };
  readonly noticeId: string;
  /** Milliseconds since the epoch: when this edition was published. Orders the editions. */
  readonly date: number | null;
  readonly line: number | null;
  /** Where it stands in the file, for findings. */
  readonly path: string;
  readonly procedure: Procedure;
  /** Of a `release`: what holds no more, though nothing stands in its place. */
  readonly withdraws?: { readonly lots?: readonly string[]; readonly dates?: readonly DateKind[] };
  /** Of a `release`: it takes back the dates that the last prolongation set. */
  readonly undoes?: 'prolongation';
  /** Texts that only a search needs: a title in other languages. */
  readonly searchable?: readonly string[];
};

/** A file is taken whole or not at all: a reading with any blocker among its findings is a refusal. */
export type DocumentReading =
  | { readonly ok: true; readonly notices: readonly ReadNotice[]; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

export type ParseWish = {
  readonly languages: readonly string[];
  /** Read again: only the notice with this `inner`, from its slice. Null: every notice of the file. */
  readonly inner: string | null;
};

export type DocumentFormat = {
  readonly format: SourceFormat;
  readonly recognises: (head: FileHead) => boolean;
  readonly takesUsersWord?: boolean;
  readonly namesEncoding: boolean;
  /** Bytes of the largest file; absent: `largestNotice`. */
  readonly largest?: number;
  /** Bytes -> notices; pure. `bytes` begin with the byte order mark where there is one. Must not throw on any bytes. */
  readonly parse: (bytes: Buffer, encoding: Encoding, wish: ParseWish) => DocumentReading;
  /** The content without spacing and order, where the procedure itself does not hold every field of the source. */
  readonly canonical?: (bytes: Buffer, encoding: Encoding, inner: string) => string | null;
};

const bufferOf = ({ bytes }: EditionBytes): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const reader = (document: DocumentFormat): NoticeReader =>
  function* read(file, encoding) {
    const refuse = (finding: Finding) => ({ ok: false, finding }) as const;
    const largest = document.largest ?? largestNotice;
    if (file.size > largest)
      return refuse({
        code: 'notice.record-too-large',
        severity: 'blocker',
        place: { offset: largest },
        details: { limit: largest },
      });
    const bytes = readRange(file, 0, file.size);
    const reading = document.parse(bytes, encoding, { languages: [], inner: null });
    if (!reading.ok) return refuse(reading.finding);
    const blocker = [...reading.findings, ...reading.notices.flatMap(({ procedure }) => procedure.findings)].find(
      severeOf,
    );
    if (blocker !== undefined) return refuse(blocker);
    if (reading.notices.length === 0)
      return refuse({ code: 'notice.no-procedures', severity: 'blocker', place: { offset: 0 }, details: {} });
    const checksum = crc32(bytes);
    const found = reading.notices.map((notice): Found => {
      const { offset, length } = notice.slice ?? { offset: 0, length: file.size };
      return {
        kind: notice.kind,
        date: notice.date,
        noticeId: notice.noticeId,
        checksum: notice.slice === undefined ? checksum : crc32(bytes.subarray(offset, offset + length)),
        offset,
        length,
        inner: notice.inner,
        line: notice.line,
        path: notice.path,
        entry: indexEntryOf(notice.procedure, notice.kind === 'compiled', notice.searchable),
      };
    });
    for (let at = 0; at < found.length; at += batchSize)
      yield located({
        shape: 'document',
        found: found.slice(at, at + batchSize),
        findings: at === 0 ? reading.findings : [],
        refused: 0,
        bytes: file.size,
      });
    return { ok: true, format: document.format, shape: 'document', encoding };
  };

/** A format whose files are read in one piece (up to `largestNotice` bytes) and taken whole or not at all. */
export const documentFormat = (document: DocumentFormat): NoticeFormat => {
  const noticeOf = (edition: EditionBytes, languages: readonly string[]): Outcome<ReadNotice> => {
    const reading = document.parse(bufferOf(edition), edition.encoding, { languages, inner: edition.inner });
    if (!reading.ok) return { ok: false, error: { code: reading.finding.code, details: reading.finding.details } };
    const notice = reading.notices.find(({ inner }) => inner === edition.inner);
    return notice === undefined ? failProcedure('notice.not-recognised') : ok(notice);
  };
  /** As with OCDS the state keeps the day of the first edition, which decides which law's rules hold. */
  const stateAfter = (
    editions: readonly EditionBytes[],
    languages: readonly string[],
  ): Outcome<{ readonly procedure: Procedure; readonly searchable: readonly string[] }> => {
    let state: Procedure | null = null;
    let publishedAt: Procedure['publishedAt'] = null;
    let searchable: readonly string[] = [];
    let before: DatesBefore = null;
    for (const edition of editions) {
      const notice = noticeOf(edition, languages);
      if (!notice.ok) return notice;
      const { procedure } = notice.value;
      publishedAt ??= procedure.publishedAt;
      if (state === null || notice.value.kind === 'compiled') [state, before] = [procedure, null];
      else [state, before] = addNotice(state, notice.value, before);
      if (notice.value.kind === 'compiled') searchable = notice.value.searchable ?? [];
    }
    return state === null
      ? failProcedure('notice.not-recognised')
      : ok({ procedure: { ...state, publishedAt }, searchable });
  };
  const contentOf = (edition: EditionBytes): string | null => {
    if (document.canonical !== undefined) return document.canonical(bufferOf(edition), edition.encoding, edition.inner);
    const notice = noticeOf(edition, []);
    return notice.ok ? JSON.stringify(notice.value.procedure) : null;
  };
  return {
    format: document.format,
    recognises: document.recognises,
    takesUsersWord: document.takesUsersWord ?? false,
    namesEncoding: document.namesEncoding,
    read: reader(document),
    procedure: (editions, languages) => {
      const state = stateAfter(editions, languages);
      return state.ok ? ok(state.value.procedure) : state;
    },
    indexEntry: (editions) => {
      const state = stateAfter(editions, []);
      return state.ok ? ok(indexEntryOf(state.value.procedure, true, state.value.searchable)) : state;
    },
    digest: ({ bytes, inner }) =>
      hash('sha256', inner === '' ? bytes : Buffer.concat([Buffer.from(`${inner}\n`), bytes])),
    isSame: (one, other) => {
      if (one.inner === other.inner && Buffer.compare(one.bytes, other.bytes) === 0) return true;
      const content = contentOf(one);
      return content !== null && content === contentOf(other);
    },
  };
};
