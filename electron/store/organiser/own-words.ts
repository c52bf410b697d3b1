import type { Database, Row } from '../database.ts';
import { matchingAmong } from '../procedures/words-of-some.ts';
import type { Condition } from './selection.ts';

/** Up to so many procedures found by their notes and tags are listed by key; more are asked of row by row. */
const most = 2_000;

type KeyRow = Row & { key: number };

const inNotes =
  'SELECT procedure_key FROM work_note WHERE note_key IN (SELECT rowid FROM note_words WHERE note_words MATCH ?)';
const inTags =
  'SELECT procedure_key FROM procedure_tag WHERE tag_key IN (SELECT -rowid FROM note_words WHERE note_words MATCH ?)';

/** Procedures whose notes or tags have the words of one part of a search; null: more than `most`. */
const hitsOf = (database: Database, part: string): ReadonlySet<number> | null => {
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

/**
 * What a search finds by notes and tags. `also`: keys that match though their notices alone do not say every word;
 * `conditions` in the place of the match, where such procedures are many.
 */
export type OwnWords = { readonly also: readonly number[] } | { readonly conditions: readonly Condition[] };

/** `besides`: a query that the notice itself must answer, the buyer's name, say. */
export const ownWords = (database: Database, parts: readonly string[], besides: string | null): OwnWords => {
  const hits = parts.map((part) => hitsOf(database, part));
  if (hits.some((found) => found === null))
    return {
      conditions: parts.map((part) => [
        `(~procedure_key IN (SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?)
          OR ~procedure_key IN (${inNotes}) OR ~procedure_key IN (${inTags}))`,
        part,
        part,
        part,
      ]),
    };
  const found = new Set(hits.flatMap((keys) => [...(keys ?? [])]));
  const hasAll = (key: number): boolean =>
    parts.every((part, index) => hits[index]?.has(key) === true || standsIn(database, part, key)) &&
    (besides === null || standsIn(database, besides, key));
  return { also: [...found].filter((key) => hasAll(key)) };
};
