import { mergeOrders } from './order.ts';
import { referencesOf, type Records } from './records.ts';

export type Side = 'mine' | 'theirs';

/**
 * One difference between the two sides. `field` null: the record as a whole, there or not there. `taken`: whose value
 * stands; null: nobody's yet, it is the user's choice. Values are canonical JSON; null: not there.
 */
export type Difference = {
  readonly path: string;
  readonly record: string;
  readonly field: string | null;
  /** Whether both sides changed it, each in its own way. */
  readonly isConflict: boolean;
  readonly taken: Side | null;
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
};

export type Merge = { readonly merged: Records; readonly differences: readonly Difference[] };
export type Choices = Readonly<Record<string, Side>>;

export const pathOf = (record: string, field: string | null): string =>
  field === null ? record : `${record}#${field}`;

type Fields = ReadonlyMap<string, string>;
const textOfRecord = (fields: Fields | undefined): string | null =>
  fields === undefined ? null : JSON.stringify([...fields].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Whose change it is, seen from every state both came from; null: both sides', or nobody can say. */
const changedBy = (bases: readonly (string | null)[], mine: string | null, theirs: string | null): Side | null => {
  if (bases.length === 0) return null;
  if (bases.every((base) => base === mine)) return 'theirs';
  return bases.every((base) => base === theirs) ? 'mine' : null;
};

type Sides = {
  readonly bases: readonly Records[];
  readonly mine: Records;
  readonly theirs: Records;
  readonly choices: Choices;
};

/** Whether a side newly names the record: taking it away is then no longer clear. */
const newlyNamed = (records: Records, bases: readonly Records[]): ReadonlySet<string> => {
  const before = bases.map(referencesOf);
  return new Set(
    [...referencesOf(records)].flatMap((pair) =>
      before.some((known) => known.has(pair)) ? [] : [pair.slice(pair.indexOf('>') + 1)],
    ),
  );
};

const mergeFields = (record: string, sides: Sides, differences: Difference[]): Fields => {
  const [mine, theirs] = [sides.mine.get(record), sides.theirs.get(record)];
  const merged = new Map<string, string>();
  for (const field of new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])) {
    const [own, other] = [mine?.get(field) ?? null, theirs?.get(field) ?? null];
    let taken: Side | null = 'mine';
    if (own !== other) {
      const bases = sides.bases.map((base) => base.get(record)?.get(field) ?? null);
      const side = changedBy(bases, own, other);
      const path = pathOf(record, field);
      taken = side ?? sides.choices[path] ?? null;
      const isConflict = side === null;
      differences.push({ path, record, field, isConflict, taken, base: bases[0] ?? null, mine: own, theirs: other });
    }
    // Until the user has chosen, what is here stays.
    const value = taken === 'theirs' ? other : own;
    if (value !== null) merged.set(field, value);
  }
  return merged;
};

/** A record that only one side has: added by it, or taken away by the other. */
const mergePresence = (record: string, sides: Sides, named: Record<Side, ReadonlySet<string>>): Difference => {
  const [mine, theirs] = [textOfRecord(sides.mine.get(record)), textOfRecord(sides.theirs.get(record))];
  const bases = sides.bases.map((base) => textOfRecord(base.get(record)));
  const having: Side = mine === null ? 'theirs' : 'mine';
  const isNew = bases.every((base) => base === null);
  const side = isNew ? having : named[having].has(record) ? null : changedBy(bases, mine, theirs);
  const path = pathOf(record, null);
  return {
    path,
    record,
    field: null,
    isConflict: side === null,
    taken: side ?? sides.choices[path] ?? null,
    base: bases.find((base) => base !== null) ?? null,
    mine,
    theirs,
  };
};

/**
 * Joins two states field by field, seen from `bases`, the newest states that both came from (none: nobody knows). What one
 * side alone changed is taken and told; what both changed differently, or one changed and the other took away, is a
 * conflict that `choices` decides by path. Nothing that either side has is given up without being told.
 */
export const mergeRecords = (bases: readonly Records[], mine: Records, theirs: Records, choices: Choices): Merge => {
  const sides: Sides = { bases, mine, theirs, choices };
  const named = { mine: newlyNamed(mine, bases), theirs: newlyNamed(theirs, bases) };
  const differences: Difference[] = [];
  const merged = new Map<string, Fields>();
  const order = mergeOrders(sides, differences);
  for (const record of order) {
    if (mine.has(record) && theirs.has(record)) {
      merged.set(record, mergeFields(record, sides, differences));
      continue;
    }
    const difference = mergePresence(record, sides, named);
    differences.push(difference);
    const kept = difference.taken === 'theirs' ? theirs.get(record) : mine.get(record);
    if (kept !== undefined) merged.set(record, kept);
  }
  return { merged, differences };
};
