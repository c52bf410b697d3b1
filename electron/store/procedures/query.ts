import type { Database, Row, SqlValue } from '../database.ts';

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
  /** Each: SQL over columns of `procedure`, and its parameters. */
  readonly conditions: readonly (readonly [sql: string, ...parameters: SqlValue[]])[];
  readonly order: ProcedureOrder;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

export type ProcedurePage = { readonly total: number; readonly records: readonly ProcedureRecord[] };

const columns = `procedure_key, source_id, source_format, edition, title, buyer, status, deadline, deadline_offset,
  published, amount, currency, imported_at, work_stage, assignee, starred, priority, next_step, next_step_on, end_reason,
  end_reason_text, seen_edition, moved_at`;

const recordsOf = (database: Database, keys: readonly number[]): ProcedureRecord[] =>
  keys.flatMap((key) => {
    const record = database.get<ProcedureRecord>(`SELECT ${columns} FROM procedure WHERE procedure_key = ?`, [key]);
    return record === undefined ? [] : [record];
  });

type KeyRow = Row & { procedure_key: number };

const manyMatches = 1_000;
const countMatches = (database: Database, match: string): number =>
  database.get<Row & { n: number }>('SELECT count(*) AS n FROM procedure_words WHERE procedure_words MATCH ?', [match])
    ?.n ?? 0;

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

/**
 * One page of the list and how many there are in all. Keys are found through an index first and only the page's own
 * rows are read, so a far page costs little more than the first.
 */
export const findProcedures = (database: Database, question: ProcedureQuestion): ProcedurePage => {
  const conditions = question.conditions.map(([sql]) => sql);
  const parameters = question.conditions.flatMap(([, ...values]) => values);
  const few = question.match === null ? null : fewMatches(database, question.match);
  const matches = few?.length ?? (question.match === null ? null : countMatches(database, question.match));
  if (few !== null) {
    conditions.push('procedure_key IN (SELECT value FROM json_each(?))');
    parameters.push(JSON.stringify(few));
  } else if (question.match !== null && matches !== null) {
    // A plus keeps SQLite from starting at the matches: where there are many, the first page is sooner found by walking
    // the order's index and asking of each row whether it matches.
    const start = matches > manyMatches ? '+procedure_key' : 'procedure_key';
    conditions.push(`${start} IN (SELECT rowid FROM procedure_words WHERE procedure_words MATCH ?)`);
    parameters.push(question.match);
  }
  const where = (more: readonly string[] = []): string =>
    conditions.length + more.length === 0 ? '' : ` WHERE ${[...conditions, ...more].join(' AND ')}`;
  const countOf = (condition: string): number =>
    database.get<Row & { n: number }>(`SELECT count(*) AS n FROM procedure${condition}`, parameters)?.n ?? 0;
  const total = matches !== null && question.conditions.length === 0 ? matches : countOf(where());
  if (total === 0 || question.offset >= total) return { total, records: [] };

  const column = procedureOrders[question.order];
  const direction = question.descending ? 'DESC' : 'ASC';
  const keysOf = (condition: string, order: string, limit: number, offset: number): number[] =>
    database
      .all<KeyRow>(`SELECT procedure_key FROM procedure${condition} ORDER BY ${order} LIMIT ? OFFSET ?`, [
        ...parameters,
        limit,
        offset,
      ])
      .map((row) => row.procedure_key);
  const ordered = `${column} ${direction}, procedure_key ${direction}`;
  // Few rows are sorted anyway: one query, with the empty ones behind.
  if (matches !== null && matches <= manyMatches) {
    const sorted = keysOf(where(), `${column} IS NULL, ${ordered}`, question.limit, question.offset);
    return { total, records: recordsOf(database, sorted) };
  }
  if (!mayBeEmpty.has(question.order))
    return { total, records: recordsOf(database, keysOf(where(), ordered, question.limit, question.offset)) };

  const filled = where([`${column} IS NOT NULL`]);
  const keys = keysOf(filled, ordered, question.limit, question.offset);
  if (keys.length < question.limit) {
    const skipped = Math.max(0, question.offset - countOf(filled));
    const empty = where([`${column} IS NULL`]);
    keys.push(...keysOf(empty, `procedure_key ${direction}`, question.limit - keys.length, skipped));
  }
  return { total, records: recordsOf(database, keys) };
};

/** By the workspace's id or, failing that, by the source's own. */
export const findProcedure = (database: Database, key: number | null, sourceId: string): ProcedureRecord | undefined =>
  (key === null
    ? undefined
    : database.get<ProcedureRecord>(`SELECT ${columns} FROM procedure WHERE procedure_key = ?`, [key])) ??
  database.get<ProcedureRecord>(`SELECT ${columns} FROM procedure WHERE source_id = ? ORDER BY procedure_key LIMIT 1`, [
    sourceId,
  ]);
