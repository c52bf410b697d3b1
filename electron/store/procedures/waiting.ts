import type { Database, Row } from '../database.ts';
import {
  insertEditionOf,
  refreshProcedure,
  type EditionContents,
  type EditionPlace,
  type NewEdition,
} from './editions.ts';

/** Documents about notices that are not here yet. */
export const anyWaiting = (database: Database): boolean =>
  database.get('SELECT 1 FROM waiting_edition LIMIT 1') !== undefined;

/** Keeps one until its notice comes; false: it is kept already. */
export const keepWaiting = (database: Database, sourceKey: number, coming: NewEdition, now: number): boolean => {
  const { entry } = coming;
  const twin = database.get(
    `SELECT 1 FROM waiting_edition
     WHERE source_format = ? AND source_id = ? AND notice_id = ? AND published IS ? AND checksum = ?`,
    [entry.sourceFormat, entry.sourceId, coming.noticeId, coming.date, coming.checksum],
  );
  if (twin !== undefined) return false;
  database.run(
    `INSERT INTO waiting_edition (source_format, source_id, kind, published, notice_id, checksum, source_key, slice_offset,
       slice_length, slice_path, imported_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [
      entry.sourceFormat,
      entry.sourceId,
      coming.kind,
      coming.date,
      coming.noticeId,
      coming.checksum,
      sourceKey,
      coming.offset,
      coming.length,
      coming.inner,
      now,
    ],
  );
  return true;
};

type WaitingRow = Row & {
  kind: EditionPlace['kind'];
  published: number | null;
  notice_id: string;
  checksum: number;
  source_key: number;
  slice_offset: number;
  slice_length: number;
  slice_path: string;
  imported_at: number;
};

/** Makes what waited for a notice that has just come its editions. Returns how many there were. */
export const applyWaiting = (
  database: Database,
  key: number,
  { sourceFormat, sourceId }: NewEdition['entry'],
  now: number,
  contents: EditionContents,
): number => {
  const waiting = database.all<WaitingRow>(
    `SELECT kind, published, notice_id, checksum, source_key, slice_offset, slice_length, slice_path, imported_at
     FROM waiting_edition WHERE source_format = ? AND source_id = ? ORDER BY imported_at, slice_offset, slice_path`,
    [sourceFormat, sourceId],
  );
  if (waiting.length === 0) return 0;
  for (const row of waiting)
    insertEditionOf(database, key, {
      kind: row.kind,
      date: row.published,
      noticeId: row.notice_id,
      checksum: row.checksum,
      sourceKey: row.source_key,
      offset: row.slice_offset,
      length: row.slice_length,
      inner: row.slice_path,
      importedAt: row.imported_at,
    });
  database.run('DELETE FROM waiting_edition WHERE source_format = ? AND source_id = ?', [sourceFormat, sourceId]);
  refreshProcedure(database, key, sourceId, now, contents);
  return waiting.length;
};

export type WaitingDocument = Row & {
  source_id: string;
  source_format: string;
  /** Of the file it came in. */
  name: string;
  published: number | null;
  imported_at: number;
};
const mostListed = 1_000;

/** What waits, the longest first, and how many in all. */
export const listWaiting = (
  database: Database,
): { readonly total: number; readonly rows: readonly WaitingDocument[] } => ({
  total: database.get<Row & { n: number }>('SELECT count(*) AS n FROM waiting_edition')?.n ?? 0,
  rows: database.all<WaitingDocument>(
    `SELECT source_id, source_format, source.name AS name, published, waiting_edition.imported_at AS imported_at
     FROM waiting_edition JOIN source USING (source_key)
     ORDER BY waiting_edition.imported_at, source_id, slice_offset LIMIT ?`,
    [mostListed],
  ),
});
