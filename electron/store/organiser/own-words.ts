import type { Database, Row } from '../database.ts';
import { withWholeWords } from '../procedures/whole-words.ts';
import { matchingAmong } from '../procedures/words-of-some.ts';
import { keyAmong, type Condition } from './selection.ts';

/** Up to so many procedures found by their notes and tags are listed by key; more are kept in a table. */
const usualMost = 2_000;

type KeyRow = Row & { key: number };

const inNotes =
  'SELECT procedure_key FROM work_note WHERE note_key IN (SELECT rowid FROM note_words WHERE note_words MATCH ?)';
const inTags =
  'SELECT procedure_key FROM procedure_tag WHERE tag_key IN (SELECT -rowid FROM note_words WHERE note_words MATCH ?)';

/** Procedures whose notes or tags have the words of one part of a search; null: more than `most`. */
const hitsOf = (database: Database, part: string, most: number): ReadonlySet<number> | null => {
  if (database.get('SELECT 1 FROM note_words WHERE note_words MATCH ? LIMIT 1', [part]) === undefined) return new Set();
  const rows = database.all<KeyRow>(`SELECT procedure_key AS key FROM (${inNotes} UNION ${inTags}) LIMIT ?`, [
    part,
    part,
    most + 1,
  ]);
  return rows.length > most ? null : new Set(rows.map(({ key }) => key));
};

const standsIn = (database: Database, match: string, key: number): boolean =>
  matchingAmong(database, match, [key]).has(key);

const inAny = `SELECT rowid AS procedure_key FROM procedure_words WHERE procedure_words MATCH ?
  UNION ALL ${inNotes} UNION ALL ${inTags}`;

/** How those in a table are asked for, and how many they are. */
type Kept = { readonly condition: Condition; readonly kept: number };

/** Procedures that say every part somewhere, in a table that holds until the next search on this connection. */
const keepMatching = (database: Database, parts: readonly string[]): Kept => {
  database.script(
    'CREATE TEMP TABLE IF NOT EXISTS own_matched (procedure_key INTEGER PRIMARY KEY); DELETE FROM temp.own_matched;',
  );
  for (const [index, part] of parts.entries()) {
    const asked = [withWholeWords(database, part).query, part, part];
    if (index === 0) database.run(`INSERT OR IGNORE INTO temp.own_matched ${inAny}`, asked);
    else database.run(`DELETE FROM temp.own_matched WHERE procedure_key NOT IN (${inAny})`, asked);
  }
  const kept = database.get<Row & { n: number }>('SELECT count(*) AS n FROM temp.own_matched')?.n ?? 0;
  return { condition: [`${keyAmong(kept)} IN (SELECT procedure_key FROM temp.own_matched)`], kept };
};

/**
 * What a search finds by notes and tags. `also`: keys that match though their notices alone do not say every word;
 * a condition in the place of the match, where such procedures are many.
 */
export type OwnWords = { readonly also: readonly number[] } | Kept;

/** `besides`: a query that the notice itself must answer, the buyer's name, say. */
export const ownWords = (
  database: Database,
  parts: readonly string[],
  besides: string | null,
  most = usualMost,
): OwnWords => {
  const hits = parts.map((part) => hitsOf(database, part, most));
  if (hits.some((found) => found === null)) return keepMatching(database, parts);
  const found = new Set(hits.flatMap((keys) => [...(keys ?? [])]));
  const hasAll = (key: number): boolean =>
    parts.every((part, index) => hits[index]?.has(key) === true || standsIn(database, part, key)) &&
    (besides === null || standsIn(database, besides, key));
  return { also: [...found].filter((key) => hasAll(key)) };
};
