import type { Database, Row } from '../database.ts';
import {
  fewMatches,
  gather,
  gatherAmong,
  isIndexed,
  mostCounted,
  valuesOf,
  where,
  type Condition,
  type Gathered,
  type Page,
} from './candidates.ts';
import { withWholeWords, type Match } from './whole-words.ts';
import { matchingAmong } from './words-of-some.ts';

/** A row of the list as stored; instants in milliseconds since the epoch. */
export type ProcedureRecord = Row & {
  procedure_key: number;
  source_id: string;
  source_format: string;
  edition: number;
  title: string;
  buyer: string;
  status: string | null;
  deadline: number | null;
  deadline_offset: string | null;
  published: number | null;
  amount: string | null;
  currency: string | null;
  imported_at: number;
  work_stage: string | null;
  assignee: string | null;
  starred: number | null;
  priority: number | null;
  next_step: string | null;
  next_step_on: string | null;
  end_reason: string | null;
  end_reason_text: string | null;
  seen_edition: number | null;
  moved_at: number | null;
};

export const procedureOrders = {
  deadline: 'deadline',
  published: 'published',
  value: 'amount_order',
  title: 'title_order',
  buyer: 'buyer_order',
  imported: 'imported_at',
  'next-step': 'next_step_on',
  moved: 'moved_at',
} as const;
export type ProcedureOrder = keyof typeof procedureOrders;

/** Orders whose column may be empty: those rows come last whichever way the list is turned. */
const mayBeEmpty: ReadonlySet<ProcedureOrder> = new Set(['deadline', 'published', 'value', 'next-step', 'moved']);

export type ProcedureQuestion = {
  /** A query of the full-text index, from `searchQuery`; null: everything. */
  readonly match: string | null;
  readonly conditions: readonly Condition[];
  readonly order: ProcedureOrder;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

/** `totalIsLeast`: there are more than `total`, and nobody waited until they were counted. */
export type ProcedurePage = {
  readonly total: number;
  readonly totalIsLeast?: boolean;
  readonly records: readonly ProcedureRecord[];
};

const columns = `procedure_key, source_id, source_format, edition, title, buyer, status, deadline, deadline_offset,
  published, amount, currency, imported_at, work_stage, assignee, starred, priority, next_step, next_step_on, end_reason,
  end_reason_text, seen_edition, moved_at`;

const recordsOf = (database: Database, keys: readonly number[]): ProcedureRecord[] =>
  keys.flatMap((key) => {
    const record = database.get<ProcedureRecord>(`SELECT ${columns} FROM procedure WHERE procedure_key = ?`, [key]);
    return record === undefined ? [] : [record];
  });

type KeyRow = Row & { procedure_key: number };
type CountRow = Row & { n: number };

const manyMatches = 1_000;
const countMatches = (database: Database, { query }: Match): number =>
  database.get<CountRow>('SELECT count(*) AS n FROM procedure_words WHERE procedure_words MATCH ?', [query])?.n ?? 0;
const countUnder = (database: Database, conditions: readonly Condition[]): number =>
  database.get<CountRow>(`SELECT count(*) AS n FROM procedure${where(conditions)}`, valuesOf(conditions))?.n ?? 0;

/** For a query that goes along the order's index: the plus keeps SQLite from starting at the matches. */
const isMatch = ({ query }: Match): Condition => [
  '+procedure_key IN (SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?)',
  query,
];

/** What is to be shown: the page's keys, or conditions that the order's index is walked under. */
type Found = {
  readonly total: number;
  readonly totalIsLeast: boolean;
  readonly keys?: readonly number[];
  readonly conditions: readonly Condition[];
  /** Holds of the procedures looked for too, and of so many of all. */
  readonly match?: Match;
  readonly matches?: number;
};

const look = (database: Database, question: ProcedureQuestion, page: Page): Found => {
  const { conditions } = question;
  const listed = (all: Gathered): Found => ({ ...all, totalIsLeast: false, conditions });
  const match = question.match === null ? null : withWholeWords(database, question.match);
  if (match !== null) {
    const few = fewMatches(database, match, manyMatches);
    if (few !== null) return listed(gatherAmong(database, few, conditions, page));
    if (conditions.length === 0) {
      const matches = countMatches(database, match);
      return { total: matches, totalIsLeast: false, conditions, match, matches };
    }
  } else if (conditions.length === 0 || isIndexed(database, conditions))
    return { total: countUnder(database, conditions), totalIsLeast: false, conditions };
  const all = gather(database, match, conditions, page);
  if (all !== null) return listed(all);
  return { total: mostCounted, totalIsLeast: true, conditions, ...(match === null ? {} : { match }) };
};

/** Words of titles and buyers stand together in these orders, so that the first of them may all be without a match. */
const byWords: ReadonlySet<ProcedureOrder> = new Set(['title', 'buyer']);
/** Procedures asked one by one whether they match, at about 50 microseconds each; all matches are listed at 0.16 each. */
const mostAsked = 600;
const askedAtOnce = 100;

/** The page's keys where so many match that the first in order soon make it up; null: that is not so. */
const pageByAsking = (
  database: Database,
  { offset, limit, order }: ProcedureQuestion,
  { match, matches }: Found,
  first: (most: number) => readonly number[],
): readonly number[] | null => {
  if (match === undefined || matches === undefined || match.hasBeginnings || byWords.has(order)) return null;
  const all = database.get<CountRow>('SELECT max(procedure_key) AS n FROM procedure')?.n ?? 0;
  if ((offset + limit) * (all / matches) * 2 > mostAsked) return null;
  const ahead = first(mostAsked);
  const keys: number[] = [];
  for (let at = 0; at < ahead.length; at += askedAtOnce) {
    const some = ahead.slice(at, at + askedAtOnce);
    const matching = matchingAmong(database, match.query, some);
    keys.push(...some.filter((key) => matching.has(key)));
    if (keys.length >= offset + limit) return keys.slice(offset, offset + limit);
  }
  return null;
};

/**
 * One page of the list and how many there are in all. Keys are found through an index first and only the page's own
 * rows are read, so a far page costs little more than the first.
 */
export const findProcedures = (database: Database, question: ProcedureQuestion): ProcedurePage => {
  const { offset, limit, order } = question;
  const column = procedureOrders[order];
  const direction = question.descending ? 'DESC' : 'ASC';
  const found = look(database, question, { column, direction, offset, limit });
  const { total, totalIsLeast } = found;
  const page = (keys: readonly number[]): ProcedurePage => ({
    total,
    totalIsLeast,
    records: recordsOf(database, keys),
  });
  if (total === 0 || (offset >= total && !totalIsLeast)) return page([]);
  if (found.keys !== undefined) return page(found.keys);

  const ordered = `${column} ${direction}, procedure_key ${direction}`;
  const keysOf = (conditions: readonly Condition[], by: string, most: number, from: number): number[] =>
    database
      .all<KeyRow>(`SELECT procedure_key FROM procedure${where(conditions)} ORDER BY ${by} LIMIT ? OFFSET ?`, [
        ...valuesOf(conditions),
        most,
        from,
      ])
      .map((row) => row.procedure_key);
  const filledOnly: readonly Condition[] = mayBeEmpty.has(order) ? [[`${column} IS NOT NULL`]] : [];
  const asked = pageByAsking(database, question, found, (most) =>
    keysOf([...found.conditions, ...filledOnly], ordered, most, 0),
  );
  if (asked !== null) return page(asked);
  const conditions = found.match === undefined ? found.conditions : [...found.conditions, isMatch(found.match)];
  const filled = [...conditions, ...filledOnly];
  const keys = keysOf(filled, ordered, limit, offset);
  if (keys.length < limit && filledOnly.length > 0) {
    const skipped = Math.max(0, offset - countUnder(database, filled));
    const empty: readonly Condition[] = [...conditions, [`${column} IS NULL`]];
    keys.push(...keysOf(empty, `procedure_key ${direction}`, limit - keys.length, skipped));
  }
  return page(keys);
};

/** By the workspace's id or, failing that, by the source's own. */
export const findProcedure = (database: Database, key: number | null, sourceId: string): ProcedureRecord | undefined =>
  (key === null
    ? undefined
    : database.get<ProcedureRecord>(`SELECT ${columns} FROM procedure WHERE procedure_key = ?`, [key])) ??
  database.get<ProcedureRecord>(`SELECT ${columns} FROM procedure WHERE source_id = ? ORDER BY procedure_key LIMIT 1`, [
    sourceId,
  ]);
