import { chaptersOf, type MarketKind } from '#shared/market/fields.ts';
import { wordsOf, type LooseRecord, type MarketRecord, type RecordOf } from '#shared/market/record.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { foldForSearch, searchQuery } from '#shared/procedure/search-words.ts';
import type { Database, Row } from '../database.ts';

type RecordRow = Row & { record_key: number; body: string };

const recordOf = ({ body }: RecordRow): MarketRecord => JSON.parse(body) as MarketRecord;

/** All records of a kind in the order in which they came. */
export const recordsOf = <Kind extends MarketKind>(database: Database, kind: Kind): readonly RecordOf<Kind>[] =>
  database
    .all<RecordRow>('SELECT record_key, body FROM market_record WHERE kind = ? ORDER BY record_key', [kind])
    .map((row) => recordOf(row) as RecordOf<Kind>);

export const recordById = (database: Database, recordId: string): MarketRecord | null => {
  const row = database.get<RecordRow>('SELECT record_key, body FROM market_record WHERE record_id = ?', [recordId]);
  return row === undefined ? null : recordOf(row);
};

/** The chapters of a record, of one kind. */
export const chaptersIn = <Kind extends MarketKind>(
  database: Database,
  kind: Kind,
  parentId: string,
): readonly RecordOf<Kind>[] =>
  database
    .all<RecordRow>('SELECT record_key, body FROM market_record WHERE parent_id = ? AND kind = ? ORDER BY record_key', [
      parentId,
      kind,
    ])
    .map((row) => recordOf(row) as RecordOf<Kind>);

/** The record that this one is a chapter of. */
export const parentOf = (record: MarketRecord): string | null => {
  for (const chapters of Object.values(chaptersOf))
    for (const [kind, field] of chapters) if (kind === record.kind) return String((record as LooseRecord)[field]);
  return null;
};

/** Adds a record, or puts it in the place of the one with its id. */
export const saveRecord = (database: Database, record: MarketRecord, now: Instant): void =>
  database.transaction(() => {
    database.run(
      `INSERT INTO market_record (record_id, kind, parent_id, body, saved_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (record_id) DO UPDATE SET kind = excluded.kind, parent_id = excluded.parent_id, body = excluded.body,
         saved_at = excluded.saved_at`,
      [record.recordId, record.kind, parentOf(record), JSON.stringify(record), now],
    );
    const key = keyOf(database, record.recordId);
    database.run('INSERT OR REPLACE INTO market_words (rowid, text) VALUES (?, ?)', [
      key,
      foldForSearch(wordsOf(record)),
    ]);
  });

const keyOf = (database: Database, recordId: string): number =>
  database.get<Row & { record_key: number }>('SELECT record_key FROM market_record WHERE record_id = ?', [recordId])
    ?.record_key ?? 0;

/** With its chapters and its moves. Whether there was one. */
export const removeRecord = (database: Database, recordId: string): boolean =>
  database.transaction(() => {
    const going = database.all<Row & { record_key: number }>(
      'SELECT record_key FROM market_record WHERE record_id = ? OR parent_id = ?',
      [recordId, recordId],
    );
    for (const { record_key: key } of going) database.run('DELETE FROM market_words WHERE rowid = ?', [key]);
    return database.run('DELETE FROM market_record WHERE record_id = ?', [recordId]).changes > 0;
  });

/** Records in which every word of a search occurs, the best first; null: there is no word in it. */
export const findRecords = (database: Database, typed: string, most: number): readonly MarketRecord[] | null => {
  const query = searchQuery(typed);
  return query === null
    ? null
    : database
        .all<RecordRow>(
          `SELECT record_key, body FROM market_words JOIN market_record ON record_key = market_words.rowid
           WHERE market_words MATCH ? ORDER BY rank LIMIT ?`,
          [query, most],
        )
        .map(recordOf);
};
