import type { Database, Row, SqlValue } from '../database.ts';
import type { Match } from './whole-words.ts';

/** SQL over columns of `procedure`, and its parameters. */
export type Condition = readonly [sql: string, ...parameters: SqlValue[]];
/** A column of `procedure`; rows where it is empty come last whichever way the list is turned. */
export type Sorting = { readonly column: string; readonly direction: 'ASC' | 'DESC' };

/** Above this a total is only a lower bound where no index counts it: nobody reads the ten thousandth row. */
export const mostCounted = 10_000;
/** Procedures under a condition that are few enough to be listed before the match is asked. */
const fewUnderCondition = mostCounted;

type KeyRow = Row & { procedure_key: number };
const keysFrom = (database: Database, sql: string, parameters: readonly SqlValue[]): readonly number[] =>
  database.all<KeyRow>(sql, parameters).map((row) => row.procedure_key);

/** ` WHERE …`; nothing where there is no condition. */
export const where = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.map(([sql]) => `(${sql})`).join(' AND ')}`;
export const valuesOf = (conditions: readonly Condition[]): readonly SqlValue[] =>
  conditions.flatMap(([, ...values]) => values);

const isAmong = (keys: readonly number[]): Condition => [
  'procedure_key IN (SELECT value FROM json_each(?))',
  JSON.stringify(keys),
];

/** Whether an index leads to what holds; else every procedure must be looked at. */
export const isIndexed = (database: Database, conditions: readonly Condition[]): boolean =>
  database
    .all<Row & { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT procedure_key FROM procedure${where(conditions)}`,
      valuesOf(conditions),
    )
    .some(({ detail }) => /^(?:SEARCH procedure|MULTI-INDEX OR)/.test(detail));

const countUpTo = (database: Database, conditions: readonly Condition[], most: number): number =>
  database.get<Row & { n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM procedure${where(conditions)} LIMIT ?)`, [
    ...valuesOf(conditions),
    most,
  ])?.n ?? 0;

/** Whether an index holds all that the conditions ask, so that no row need be read. */
const isCovered = (database: Database, conditions: readonly Condition[]): boolean =>
  conditions.length > 0 &&
  database
    .all<Row & { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT procedure_key FROM procedure${where(conditions)}`,
      valuesOf(conditions),
    )
    .some(({ detail }) => detail.startsWith('SEARCH procedure USING COVERING INDEX'));

const sampled = 500;
/** Microseconds for each match whose row is read, and for each that only goes into a set. */
const [perRow, perMatch] = [0.9, 0.15];

/**
 * Whether it is sooner to read the rows of the matches until as many as are counted fulfil the conditions, than to make a set
 * of all matches: told from the first of them, how close they lie and how many fulfil the conditions.
 */
const isSoonerByRows = (database: Database, { query }: Match, conditions: readonly Condition[]): boolean => {
  const found = database.get<Row & { hits: number; last: number; everything: number }>(
    `WITH first AS MATERIALIZED (SELECT rowid AS found FROM procedure_words WHERE procedure_words MATCH ? LIMIT ?)
     SELECT (SELECT count(*) FROM first CROSS JOIN procedure ON procedure_key = found${where(conditions)}) AS hits,
       (SELECT max(found) FROM first) AS last, (SELECT max(procedure_key) FROM procedure) AS everything`,
    [query, sampled, ...valuesOf(conditions)],
  );
  if (found === undefined) return false;
  const matches = (sampled * found.everything) / found.last;
  const read = Math.min(matches, (mostCounted * sampled) / Math.max(1, found.hits));
  return read * perRow < matches * perMatch;
};

/** So many there are in all, and the keys of one page of them in the list's order. */
export type Gathered = { readonly total: number; readonly keys: readonly number[] };
export type Page = Sorting & { readonly offset: number; readonly limit: number };

/** Rows of `procedure`, each fetched once and only the page sorted; more than `most`: null. */
const gathered = (
  database: Database,
  [source, ...parameters]: Condition,
  most: number,
  { column, direction, offset, limit }: Page,
): Gathered | null => {
  // Materialized, so that the limit comes first: else SQLite sorts all there are before it takes so many.
  const some = `WITH some AS MATERIALIZED (SELECT procedure_key, ${column} AS sorted FROM ${source} LIMIT ?)`;
  const rows = database.all<KeyRow & { n: number }>(
    `${some} SELECT procedure_key, (SELECT count(*) FROM some) AS n FROM some
     ORDER BY sorted IS NULL, sorted ${direction}, procedure_key ${direction} LIMIT ? OFFSET ?`,
    [...parameters, most + 1, limit, offset],
  );
  const total =
    rows[0]?.n ??
    database.get<Row & { n: number }>(`${some} SELECT count(*) AS n FROM some`, [...parameters, most + 1])?.n ??
    0;
  return total > most ? null : { total, keys: rows.map((row) => row.procedure_key) };
};

const under = (conditions: readonly Condition[]): Condition => [
  `procedure${where(conditions)}`,
  ...valuesOf(conditions),
];

/** Up to `most` that match, in no order. Null: there are more. */
export const fewMatches = (database: Database, { query }: Match, most: number): readonly number[] | null => {
  const keys = keysFrom(
    database,
    'SELECT rowid AS procedure_key FROM procedure_words WHERE procedure_words MATCH ? LIMIT ?',
    [query, most + 1],
  );
  return keys.length > most ? null : keys;
};

/** Those of these procedures of which all conditions hold. */
export const gatherAmong = (
  database: Database,
  keys: readonly number[],
  conditions: readonly Condition[],
  page: Page,
): Gathered => gathered(database, under([isAmong(keys), ...conditions]), keys.length, page) ?? { total: 0, keys: [] };

/**
 * All procedures that match and of which all conditions hold, by whichever way is the shorter; null: more than
 * `mostCounted`. Without a match only the conditions are asked.
 */
export const gather = (
  database: Database,
  match: Match | null,
  conditions: readonly Condition[],
  page: Page,
): Gathered | null => {
  if (match === null) return gathered(database, under(conditions), mostCounted, page);
  const { column, direction, offset, limit } = page;
  if (isIndexed(database, conditions) && countUpTo(database, conditions, fewUnderCondition + 1) <= fewUnderCondition) {
    const few = keysFrom(
      database,
      `SELECT procedure_key FROM procedure${where(conditions)}
       ORDER BY ${column} IS NULL, ${column} ${direction}, procedure_key ${direction}`,
      valuesOf(conditions),
    );
    const matching = new Set(
      keysFrom(
        database,
        // The plus: each match is held against the list, not the match asked for anew for each entry of the list.
        `SELECT rowid AS procedure_key FROM procedure_words
         WHERE procedure_words MATCH ? AND +rowid IN (SELECT value FROM json_each(?))`,
        [match.query, JSON.stringify(few)],
      ),
    );
    const found = few.filter((key) => matching.has(key));
    return { total: found.length, keys: found.slice(offset, offset + limit) };
  }
  if (isCovered(database, conditions) && !isSoonerByRows(database, match, conditions))
    // The matches become a set in their own order, and the index is asked which of its rows are in it.
    return gathered(
      database,
      under([
        ...conditions,
        ['+procedure_key IN (SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?)', match.query],
      ]),
      mostCounted,
      page,
    );
  return gathered(
    database,
    [
      `(SELECT rowid AS found FROM procedure_words WHERE procedure_words MATCH ?)
       CROSS JOIN procedure ON procedure_key = found${where(conditions)}`,
      match.query,
      ...valuesOf(conditions),
    ],
    mostCounted,
    page,
  );
};
