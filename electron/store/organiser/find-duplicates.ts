import {
  alike,
  buyerKey,
  farthestDeadlines,
  placeOf,
  titleStems,
  type Double,
} from '#shared/procedure/organiser/alike.ts';
import type { Database, Row } from '../database.ts';
import { withWholeWords } from '../procedures/whole-words.ts';
import { matchingAmong } from '../procedures/words-of-some.ts';
import { suggestPair, type FoundPair } from './duplicate-pairs.ts';

type DoubleRow = Row & {
  procedure_key: number;
  source_id: string;
  source_format: string;
  title: string;
  buyer: string;
  buyer_inn: string | null;
  deadline: number;
  amount_order: number | null;
  currency: string | null;
  imported_at: number;
};

const columns =
  'procedure_key, source_id, source_format, title, buyer, buyer_inn, deadline, amount_order, currency, imported_at';

/** Rows read at once; and how many of one buyer's nearest purchases each is held against. */
const pageSize = 4_000;
const mostMates = 30;
/** What was imported shortly before the last look is looked at again: an import may still have been under way. */
const overlap = 3_600_000;

const doubleOf = (row: DoubleRow): Double => ({
  key: row.procedure_key,
  sourceId: row.source_id,
  sourceFormat: row.source_format,
  title: row.title,
  buyer: row.buyer,
  buyerInn: row.buyer_inn,
  deadline: row.deadline,
  amount: row.amount_order,
  currency: row.currency,
});

type Range = { readonly from: number; readonly to: number; readonly newSince: number };

/** The deadlines that new procedures may share with others; null: nothing is new. */
const rangeOf = (database: Database, all: boolean): Range | null => {
  const last = database.get<Row & { imported_until: number; looked_at: number }>(
    'SELECT imported_until, looked_at FROM duplicate_search',
  );
  const wasUnderWay = last !== undefined && last.looked_at - last.imported_until < overlap;
  const newSince =
    all || last === undefined ? Number.MIN_SAFE_INTEGER : last.imported_until - (wasUnderWay ? overlap : 0);
  const range = database.get<Row & { first: number | null; last: number | null }>(
    `SELECT min(deadline) AS first, max(deadline) AS last FROM procedure WHERE ${
      newSince === Number.MIN_SAFE_INTEGER ? '? IS NOT NULL' : 'imported_at > ?'
    }`,
    [newSince],
  );
  if (range === undefined || range.first === null || range.last === null) return null;
  return { from: range.first - farthestDeadlines, to: range.last + farthestDeadlines, newSince };
};

/** Procedures by deadline, a page at a time. */
function* byDeadline(database: Database, { from, to }: Range): Generator<readonly DoubleRow[]> {
  let [at, key] = [from, 0];
  for (;;) {
    const rows = database.all<DoubleRow>(
      `SELECT ${columns} FROM procedure
       WHERE deadline >= ? AND deadline <= ? AND (deadline > ? OR procedure_key > ?)
       ORDER BY deadline, procedure_key LIMIT ?`,
      [at, to, at, key, pageSize],
    );
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    [at, key] = [last.deadline, last.procedure_key];
  }
}

/** Of a title's telling words nearly all stand in the other's lots, positions and documents. */
const positionsIn =
  (database: Database) =>
  (titled: Double, listed: Double): readonly string[] | null => {
    const stems = [...titleStems(titled.title)].slice(0, 10);
    if (stems.length < 2) return null;
    const found = stems.filter(([stem]) =>
      matchingAmong(database, withWholeWords(database, `words : "${stem}"*`).query, [listed.key]).has(listed.key),
    );
    return found.length >= Math.max(2, Math.ceil(stems.length * 0.75)) ? found.map(([, word]) => word) : null;
  };

type Waiting = { readonly double: Double; readonly isNew: boolean };

/** Purchases whose deadline is near, by what one buyer is known by. */
const createWindow = () => {
  const buckets = new Map<string, Waiting[]>();
  let queue: (readonly [key: string, one: Waiting])[] = [];
  let from = 0;
  const forgetBefore = (deadline: number): void => {
    for (; from < queue.length; from += 1) {
      const [key, one] = queue[from] ?? ['', null];
      if (one === null || (one.double.deadline ?? 0) >= deadline) break;
      const bucket = buckets.get(key);
      bucket?.shift();
      if (bucket?.length === 0) buckets.delete(key);
    }
    if (from > 50_000) [queue, from] = [queue.slice(from), 0];
  };
  return {
    matesOf: (keys: readonly string[], deadline: number): readonly Waiting[] => {
      forgetBefore(deadline - farthestDeadlines);
      return [...new Set(keys.flatMap((key) => (buckets.get(key) ?? []).slice(-mostMates)))];
    },
    add: (keys: readonly string[], one: Waiting): void => {
      for (const key of keys) {
        const bucket = buckets.get(key);
        if (bucket === undefined) buckets.set(key, [one]);
        else bucket.push(one);
        queue.push([key, one]);
      }
    },
  };
};

/** An INN is one buyer, and so is a name; a notice may say only one of the two. */
const bucketKeys = ({ buyer, buyerInn }: Double): readonly string[] => {
  const name = buyerKey(buyer);
  return [...(buyerInn === null ? [] : [`i${buyerInn}`]), ...(name === '' ? [] : [`n${name}`])];
};

/** The same number in two formats, wherever their deadlines are. */
const sameNumbers = (database: Database, newSince: number): FoundPair[] =>
  database
    .all<Row & { first: number; second: number }>(
      `SELECT a.procedure_key AS first, b.procedure_key AS second FROM procedure a
       JOIN procedure b ON b.source_id = a.source_id AND b.source_format <> a.source_format
       WHERE a.imported_at > ? AND (a.procedure_key < b.procedure_key OR b.imported_at <= ?)`,
      [newSince, newSince],
    )
    .map((pair) => ({ ...pair, likeness: 95, signs: JSON.stringify([{ sign: 'same-number', details: {} }]) }));

export type DuplicateSearch = {
  readonly all: boolean;
  readonly now: number;
  readonly onProgress: (looked: number) => void;
};

/**
 * Looks for procedures that are one purchase on two platforms: the same buyer, near deadlines, titles or positions alike.
 * Goes once along the deadlines with a window of three days, so a million procedures cost a million looks. What the user
 * said of a pair stays; a suggestion that holds no more goes.
 */
export const findDuplicates = (
  database: Database,
  { all, now, onProgress }: DuplicateSearch,
): { readonly looked: number; readonly suggested: number } => {
  const range = rangeOf(database, all);
  const newest = database.get<Row & { at: number | null }>('SELECT max(imported_at) AS at FROM procedure')?.at ?? 0;
  const found: FoundPair[] = range === null ? [] : sameNumbers(database, range.newSince);
  let looked = 0;
  const near = createWindow();
  const positions = positionsIn(database);
  for (const page of range === null ? [] : byDeadline(database, range)) {
    for (const row of page) {
      const one: Waiting = { double: doubleOf(row), isNew: row.imported_at > (range?.newSince ?? 0) };
      const keys = bucketKeys(one.double);
      const place = placeOf(one.double);
      for (const mate of near.matesOf(keys, row.deadline)) {
        if (!(one.isNew || mate.isNew) || (place !== null && placeOf(mate.double) === place)) continue;
        const judged = alike(mate.double, one.double, positions);
        if (judged === null || judged.signs[0]?.sign === 'same-number') continue;
        const { likeness, signs } = judged;
        found.push({ first: mate.double.key, second: one.double.key, likeness, signs: JSON.stringify(signs) });
      }
      near.add(keys, one);
      if (one.isNew) looked += 1;
    }
    onProgress(looked);
  }
  return database.transaction(() => {
    if (range !== null)
      database.run(
        `DELETE FROM duplicate_pair WHERE state = 'suggested' AND (
           first_key IN (SELECT procedure_key FROM procedure WHERE imported_at > ?)
           OR second_key IN (SELECT procedure_key FROM procedure WHERE imported_at > ?))`,
        [range.newSince, range.newSince],
      );
    const suggested = found.filter((pair) => suggestPair(database, pair)).length;
    database.run(
      `INSERT INTO duplicate_search (only, imported_until, looked_at) VALUES (1, ?, ?)
       ON CONFLICT (only) DO UPDATE SET imported_until = excluded.imported_until, looked_at = excluded.looked_at`,
      [newest, now],
    );
    return { looked, suggested };
  });
};

export const duplicatesLookedAt = (database: Database): number | null =>
  database.get<Row & { looked_at: number }>('SELECT looked_at FROM duplicate_search')?.looked_at ?? null;
