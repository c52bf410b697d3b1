import type { Database, Row, SqlValue } from '../database.ts';
import { mostCounted } from '../procedures/candidates.ts';
import { withWholeWords } from '../procedures/whole-words.ts';
import {
  findProcedure,
  procedureOrders,
  type ProcedureOrder,
  type ProcedurePage,
  type ProcedureRecord,
} from '../procedures/query.ts';
import { matchingAmong } from '../procedures/words-of-some.ts';

/** Orders whose column may be empty: those rows come last whichever way the list is turned. */
const mayBeEmpty: ReadonlySet<ProcedureOrder> = new Set(['deadline', 'published', 'value', 'next-step', 'moved']);

/**
 * SQL over columns of `procedure`, and its parameters. A `~` before a column becomes a plus where the list is walked in its
 * order: SQLite then leaves that column's own index alone.
 */
export type Condition = readonly [sql: string, ...parameters: SqlValue[]];

/** A tag that many have: each procedure is asked. */
export const hasTag = `EXISTS (SELECT 1 FROM procedure_tag
  WHERE procedure_tag.tag_key = ? AND procedure_tag.procedure_key = ~procedure.procedure_key)`;

/** Which procedures are meant, whatever their order. */
export type Selected = {
  /** A query of the full-text index, from `searchQuery`; null: everything. */
  readonly match: string | null;
  /** Keys that match as well, whatever `match` says: by their notes or tags. Some thousands at most. */
  readonly also?: readonly number[];
  readonly conditions: readonly Condition[];
  /** So many procedures are in a table that the first of the conditions asks: words that were looked up once. */
  readonly kept?: number;
  /** What must not hold. Each is true of few rows and has an index, so that the others are counted by what is left. */
  readonly without?: readonly Condition[];
};

export type SelectedPage = Selected & {
  readonly order: ProcedureOrder;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
  /** Where the caller has counted them already. */
  readonly total?: number;
};

export const recordsOf = (database: Database, keys: readonly number[]): ProcedureRecord[] =>
  keys.flatMap((key) => findProcedure(database, key, '') ?? []);

type KeyRow = Row & { procedure_key: number };
type Count = Row & { n: number };

const manyMatches = 1_000;
/** Up to so many rows are sorted, whatever the order; where there are more, the order's index is walked. */
const fewRows = 5_000;

const countMatches = (database: Database, match: string): number =>
  database.get<Count>('SELECT count(*) AS n FROM procedure_words WHERE procedure_words MATCH ?', [match])?.n ?? 0;

/**
 * The matches themselves where they may be few. Several words seldom match many notices together, though each of them
 * may, and the index works through them once instead of twice. Null: too many, or one word.
 */
const fewMatches = (database: Database, match: string): readonly number[] | null => {
  if (!match.includes(' AND ')) return null;
  const rows = database.all<KeyRow>(
    'SELECT rowid AS procedure_key FROM procedure_words WHERE procedure_words MATCH ? LIMIT ?',
    [match, manyMatches + 1],
  );
  return rows.length > manyMatches ? null : rows.map((row) => row.procedure_key);
};

const notMatching = (database: Database, match: string, keys: readonly number[]): number => {
  const matching = matchingAmong(database, match, keys);
  return keys.filter((key) => !matching.has(key)).length;
};

type Where = {
  /** `walked`: for a query that goes along the order's index. */
  readonly sql: (more?: readonly string[], walked?: boolean) => string;
  readonly parameters: readonly SqlValue[];
};

/** The selection as SQL, and how many match its words; null: no words were asked for. */
const whereOf = (
  database: Database,
  { match, also = [], conditions, without = [] }: Selected,
): { readonly where: Where; readonly matches: number | null } => {
  const parts: string[] = conditions.map(([sql]) => sql);
  const parameters: SqlValue[] = conditions.flatMap(([, ...values]) => values);
  for (const [sql, ...values] of without) {
    // What SQLite can read from the index as it walks, where the general form makes it reckon for each row.
    parts.push(/^\w+ IS NOT NULL$/.test(sql) ? sql.replace(' NOT', '') : `(${sql}) IS NOT TRUE`);
    parameters.push(...values);
  }
  let matches: number | null = null;
  if (match !== null) {
    const few = fewMatches(database, match);
    if (few === null) {
      matches = countMatches(database, match) + (also.length === 0 ? 0 : notMatching(database, match, also));
      // Where there are many, the first page is sooner found by walking the order's index and asking of each row whether it
      // matches, than by starting at the matches.
      const start = matches > manyMatches ? '+procedure_key' : 'procedure_key';
      const words = `${start} IN (SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?)`;
      parts.push(also.length === 0 ? words : `(${words} OR ${start} IN (SELECT value FROM json_each(?)))`);
      parameters.push(match, ...(also.length === 0 ? [] : [JSON.stringify(also)]));
    } else {
      const keys = [...new Set([...few, ...also])];
      matches = keys.length;
      parts.push('procedure_key IN (SELECT value FROM json_each(?))');
      parameters.push(JSON.stringify(keys));
    }
  }
  const sql = (more: readonly string[] = [], walked = false): string => {
    const all = [...parts, ...more].map((part) => part.replaceAll('~', walked ? '+' : ''));
    return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
  };
  return { where: { sql, parameters }, matches };
};

const countRows = (database: Database, where: Where, more: readonly string[] = []): number =>
  database.get<Count>(`SELECT count(*) AS n FROM procedure${where.sql(more)}`, where.parameters)?.n ?? 0;

/** Rows without a mark are as many as there are rows, less those with it: only the few marked ones are looked at. */
const countWithout = (database: Database, selected: Selected): number => {
  const [marked, ...rest] = selected.without ?? [];
  if (marked === undefined) return countRows(database, whereOf(database, selected).where);
  const others = { ...selected, without: rest };
  const withIt = { ...others, conditions: [...selected.conditions, marked] };
  return countWithout(database, others) - countWithout(database, withIt);
};

/** Of every procedure with a tag: the tag's own index is shorter than asking each procedure. */
const countTagged = (database: Database, tagKey: SqlValue): number =>
  database.get<Count>('SELECT count(*) AS n FROM procedure_tag WHERE tag_key = ?', [tagKey])?.n ?? 0;

const countOf = (database: Database, selected: Selected, where: Where, matches: number | null): number => {
  const { conditions, without = [], kept } = selected;
  if (kept !== undefined && matches === null && conditions.length === 1 && without.length === 0) return kept;
  if (matches !== null && conditions.length === 0 && without.length === 0) return matches;
  const [only, ...more] = conditions;
  if (matches === null && only?.[0] === hasTag && more.length === 0 && without.length === 0)
    return countTagged(database, only[1] ?? null);
  return matches === null || matches > manyMatches ? countWithout(database, selected) : countRows(database, where);
};

const countUpTo = (database: Database, where: Where, most: number): number =>
  database.get<Count>(`SELECT count(*) AS n FROM (SELECT 1 FROM procedure${where.sql()} LIMIT ?)`, [
    ...where.parameters,
    most,
  ])?.n ?? 0;

/** A common tag beside other conditions: no index counts those that have it. */
const isAskedRowByRow = ({ conditions, without = [] }: Selected): boolean =>
  conditions.length + without.length > 1 && conditions.some(([sql]) => sql === hasTag);

/** The same selection asked by another column's index: SQLite would think every stage or person as rare as a day. */
export const byAnotherIndex = (selected: Selected): Selected => ({
  ...selected,
  conditions: selected.conditions.map(([sql, ...parameters]): Condition => [
    sql.replaceAll(/(?<![~+.\w])(?:work_stage|assignee|priority|end_reason|starred)\b/g, '+$&'),
    ...parameters,
  ]),
});

/** Among many, another index leads and each row is asked whether it is among them; few lead themselves. */
export const keyAmong = (kept: number): string => (kept > manyMatches ? '+procedure_key' : '~procedure_key');

/**
 * The same selection with its words looked up once: for a caller that asks of it again and again. It holds until the next
 * selection is so kept on this connection.
 */
export const withWordsKept = (database: Database, selected: Selected): Selected => {
  const { match, also = [] } = selected;
  if (match === null) return selected;
  database.script(
    'CREATE TEMP TABLE IF NOT EXISTS matched (procedure_key INTEGER PRIMARY KEY); DELETE FROM temp.matched;',
  );
  database.run('INSERT INTO temp.matched SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?', [
    withWholeWords(database, match).query,
  ]);
  if (also.length > 0)
    database.run('INSERT OR IGNORE INTO temp.matched SELECT value FROM json_each(?)', [JSON.stringify(also)]);
  const all = database.get<Count>('SELECT count(*) AS n FROM temp.matched')?.n ?? 0;
  return {
    ...selected,
    match: null,
    also: [],
    kept: all,
    conditions: [[`${keyAmong(all)} IN (SELECT procedure_key FROM temp.matched)`], ...selected.conditions],
  };
};

export const countSelected = (database: Database, selected: Selected): number => {
  const { where, matches } = whereOf(database, selected);
  return countOf(database, selected, where, matches);
};

/** How many procedures have each value of a column that is empty in most rows; those without any are not among them. */
export const countByMark = (
  database: Database,
  selected: Selected,
  column: 'work_stage' | 'assignee' | 'priority',
): ReadonlyMap<string | number, number> => {
  const { where } = whereOf(database, selected);
  const rows = database.all<Row & { mark: string | number; n: number }>(
    `SELECT ${column} AS mark, count(*) AS n FROM procedure${where.sql([`${column} IS NOT NULL`])} GROUP BY ${column}`,
    where.parameters,
  );
  return new Map(rows.map(({ mark, n }) => [mark, n]));
};

/** Every key of a selection in the list's order, rows without the fact last; with each, the mark that was asked for. */
export const keysInOrder = (
  database: Database,
  selected: Selected,
  { order, descending, mark = 'NULL' }: Pick<SelectedPage, 'order' | 'descending'> & { readonly mark?: string },
): { readonly key: number; readonly mark: string | number | null }[] => {
  const { where } = whereOf(database, withWordsKept(database, selected));
  const column = procedureOrders[order];
  const direction = descending ? 'DESC' : 'ASC';
  return database.all<Row & { key: number; mark: string | number | null }>(
    `SELECT procedure_key AS key, ${mark} AS mark FROM procedure${where.sql()}
     ORDER BY ${column} IS NULL, ${column} ${direction}, procedure_key ${direction}`,
    where.parameters,
  );
};

/** Every key of a selection, in the keys' own order. */
export const selectedKeys = (database: Database, selected: Selected): number[] => {
  const { where } = whereOf(database, selected);
  return database
    .all<KeyRow>(`SELECT procedure_key FROM procedure${where.sql()} ORDER BY procedure_key`, where.parameters)
    .map((row) => row.procedure_key);
};

/**
 * One page of the list and how many there are in all. Keys are found through an index first and only the page's own
 * rows are read, so a far page costs little more than the first.
 */
export const findSelected = (database: Database, question: SelectedPage): ProcedurePage => {
  const { where, matches } = whereOf(database, question);
  const isCapped = question.total === undefined && matches === null && isAskedRowByRow(question);
  const counted = isCapped
    ? countUpTo(database, where, mostCounted + 1)
    : (question.total ?? countOf(database, question, where, matches));
  const totalIsLeast = isCapped && counted > mostCounted;
  const total = Math.min(counted, totalIsLeast ? mostCounted : counted);
  if (total === 0 || (question.offset >= total && !totalIsLeast)) return { total, records: [] };

  const column = procedureOrders[question.order];
  const direction = question.descending ? 'DESC' : 'ASC';
  const keysOf = (condition: string, order: string, limit: number, offset: number): number[] =>
    database
      .all<KeyRow>(`SELECT procedure_key FROM procedure${condition} ORDER BY ${order} LIMIT ? OFFSET ?`, [
        ...where.parameters,
        limit,
        offset,
      ])
      .map((row) => row.procedure_key);
  const ordered = `${column} ${direction}, procedure_key ${direction}`;
  const isEverything = matches === null && question.conditions.length === 0 && (question.without ?? []).length === 0;
  // Few rows are sorted anyway: one query, with the empty ones behind.
  if ((matches !== null && matches <= manyMatches) || (total <= fewRows && !isEverything)) {
    const sorted = keysOf(where.sql(), `${column} IS NULL, ${ordered}`, question.limit, question.offset);
    return { total, totalIsLeast, records: recordsOf(database, sorted) };
  }
  if (!mayBeEmpty.has(question.order))
    return {
      total,
      totalIsLeast,
      records: recordsOf(database, keysOf(where.sql([], true), ordered, question.limit, question.offset)),
    };

  const isFilled = `${column} IS NOT NULL`;
  const keys = keysOf(where.sql([isFilled], true), ordered, question.limit, question.offset);
  if (keys.length < question.limit) {
    const filled = countSelected(database, { ...question, conditions: [...question.conditions, [isFilled]] });
    const empty = where.sql([`${column} IS NULL`], true);
    const skipped = Math.max(0, question.offset - filled);
    keys.push(...keysOf(empty, `procedure_key ${direction}`, question.limit - keys.length, skipped));
  }
  return { total, totalIsLeast, records: recordsOf(database, keys) };
};
