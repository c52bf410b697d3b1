import type { Difference, Side } from './merge.ts';
import type { Records } from './records.ts';

type Sides = {
  readonly bases: readonly Records[];
  readonly mine: Records;
  readonly theirs: Records;
  readonly choices: Readonly<Record<string, Side>>;
};

/** Only the order of the price table's lines is anybody's decision. */
const ordered = 'position/';
export const orderPath = 'order/positions';

const linesOf = (records: Records): readonly string[] =>
  [...records.keys()].filter((record) => record.startsWith(ordered));

/** `leading` in its order, and each of `others` that is not in it behind the one it stood behind. */
const woven = (leading: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(leading);
  const behind = new Map<string | null, string[]>();
  let last: string | null = null;
  for (const record of others) {
    if (known.has(record)) last = record;
    else behind.set(last, [...(behind.get(last) ?? []), record]);
  }
  return [...(behind.get(null) ?? []), ...leading.flatMap((record) => [record, ...(behind.get(record) ?? [])])];
};

/** Every record of either side, in the order in which the joined state has them. */
export const mergeOrders = (sides: Sides, differences: Difference[]): readonly string[] => {
  const [mine, theirs] = [linesOf(sides.mine), linesOf(sides.theirs)];
  const both = new Set(mine.filter((record) => sides.theirs.has(record)));
  const textOf = (records: readonly string[], known: ReadonlySet<string> = both): string =>
    JSON.stringify(records.filter((record) => known.has(record)));
  let leads: Side = 'mine';
  if (textOf(mine) !== textOf(theirs)) {
    // A line that a common state did not have says nothing about who moved the others.
    const bases = sides.bases.map(linesOf);
    const unmoved = (lines: readonly string[]): boolean =>
      bases.length > 0 &&
      bases.every((base) => {
        const known = new Set(base.filter((record) => both.has(record)));
        return textOf(lines, known) === textOf(base, known) && known.size === both.size;
      });
    const side: Side | null = unmoved(mine) ? 'theirs' : unmoved(theirs) ? 'mine' : null;
    const taken = side ?? sides.choices[orderPath] ?? null;
    differences.push({
      path: orderPath,
      record: orderPath,
      field: null,
      isConflict: side === null,
      taken,
      base: bases[0] === undefined ? null : textOf(bases[0]),
      mine: textOf(mine),
      theirs: textOf(theirs),
    });
    leads = taken ?? 'mine';
  }
  const lines = leads === 'mine' ? woven(mine, theirs) : woven(theirs, mine);
  const others = [...new Set([...sides.mine.keys(), ...sides.theirs.keys()])].filter(
    (record) => !record.startsWith(ordered),
  );
  return [...others, ...lines];
};
