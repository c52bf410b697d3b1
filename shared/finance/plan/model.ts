import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { CalculationCode } from '../calculation.ts';
import { kopecksOf } from '../kopecks.ts';
import { priceOf, type Priced } from './price.ts';
import type { PlanTerms } from './terms.ts';

/** One way of treating a bid: a source, or `null` for leaving it out. Values and uses in kopecks. */
export type Option = {
  readonly source: number | null;
  /** What the choice adds to the objective, to be made as large as possible. */
  readonly value: bigint;
  readonly cost: string;
  readonly priced: Priced | null;
  /** How much of each row’s capacity it takes, by the row’s position. */
  readonly uses: readonly { readonly row: number; readonly amount: bigint }[];
};

/**
 * A capacity that all chosen options share: own money on a day, or a lender’s line on a day. A row that `joins` two bids is no money: it
 * forbids to take the first and leave the second.
 */
export type Row = {
  readonly day: PlainDay;
  readonly source: number | null;
  readonly capacity: bigint;
  readonly joins?: readonly [taken: number, left: number];
};

/** A choice of exactly one option per bid within every row: ready for a search, a solver of integer programs, or brute force. */
export type PlanModel = { readonly options: readonly (readonly Option[])[]; readonly rows: readonly Row[] };

/** Own money free on a day: the last entry that has begun, nothing before the first. */
export const cashOn = (cash: PlanTerms['cash'], day: PlainDay): bigint => {
  let level: { from: PlainDay; amount: string } | null = null;
  for (const entry of cash) if (entry.from <= day && (level === null || entry.from >= level.from)) level = entry;
  return level === null ? 0n : kopecksOf(level.amount);
};

/** A day matters only if a bid ends, or the capacity falls, before the next: else the next day takes at least as much from no more. */
const peaks = <Each extends { readonly day: PlainDay; readonly capacity: bigint }>(
  days: readonly Each[],
  ends: readonly PlainDay[],
): readonly Each[] =>
  days.filter((row, index) => {
    const next = days[index + 1];
    return next === undefined || next.capacity > row.capacity || ends.some((end) => row.day <= end && end < next.day);
  });

/**
 * Rows are needed only where a level can be at its lowest: on days when the cash changes or a bid starts. Between them it only
 * rises, as bids end.
 */
const rowsOf = ({ cash, bids, sources }: PlanTerms): readonly Row[] => {
  const starts = [...new Set(bids.map(({ start }) => start))].toSorted();
  const ends = [...new Set(bids.map(({ end }) => end))].toSorted();
  const days = [...new Set([...cash.map(({ from }) => from), ...starts])].toSorted();
  const levels = days.map((day) => ({ day, source: null, capacity: cashOn(cash, day) }));
  const lines = sources.flatMap(({ limit }, source) =>
    limit === undefined
      ? []
      : peaks(
          starts.map((day) => ({ day, source, capacity: kopecksOf(limit) })),
          ends,
        ),
  );
  return [...peaks(levels, ends), ...lines];
};

/** Bids that may not be left out: all of them for `cost`, else those that must be taken and all that is joined to these. */
export const requiredBids = ({ objective, bids }: PlanTerms): readonly boolean[] => {
  const head = (bid: PlanTerms['bids'][number]): string => bid.follows ?? bid.id;
  const musts = new Set(bids.filter(({ must }) => must === true).map(head));
  return bids.map((bid) => objective === 'cost' || musts.has(head(bid)));
};

/** A need and the bid it follows are taken together or left together: a row for each way they could part. */
const joinsOf = ({ bids }: PlanTerms, required: readonly boolean[]): readonly Row[] => {
  const positions = new Map(bids.map(({ id }, position) => [id, position]));
  return bids.flatMap(({ follows, start }, follower): readonly Row[] => {
    const leader = follows === undefined ? undefined : positions.get(follows);
    if (leader === undefined || required[follower] === true) return [];
    const row = { day: start, source: null, capacity: 1n };
    return [
      { ...row, joins: [leader, follower] },
      { ...row, joins: [follower, leader] },
    ];
  });
};

/** Prices every bid with every source that may cover it, and says what each choice takes. */
export const planModel = (terms: PlanTerms): Outcome<PlanModel, CalculationCode> => {
  const required = requiredBids(terms);
  const moneyRows = rowsOf(terms);
  const rows = [...moneyRows, ...joinsOf(terms, required)];
  const rowsOfSource = Map.groupBy(
    moneyRows.map((row, index) => ({ ...row, index })),
    ({ source }) => source,
  );
  const joints = rows.flatMap(({ joins }, index) => (joins === undefined ? [] : [{ joins, index }]));
  const levels = rowsOfSource.get(null) ?? [];
  const options: Option[][] = [];
  for (const [position, bid] of terms.bids.entries()) {
    const need = kopecksOf(bid.need);
    const margin = terms.objective === 'margin' ? kopecksOf(bid.margin) : 0n;
    const jointly = (place: 0 | 1): Option['uses'] =>
      joints.flatMap(({ joins, index }) => (joins[place] === position ? [{ row: index, amount: 1n }] : []));
    const left: Option = { source: null, value: 0n, cost: '0.00', priced: null, uses: jointly(1) };
    const mine: Option[] = required[position] === true ? [] : [left];
    for (const [source, from] of terms.sources.entries()) {
      const forbidden = (bid.excluded ?? []).includes(from.id);
      if (forbidden || (from.limitPerBid !== undefined && kopecksOf(from.limitPerBid) < need)) continue;
      const priced = priceOf(bid, from);
      if (!priced.ok) return priced;
      const cost = kopecksOf(priced.value.cost);
      const fee = terms.feesFromCash === true && from.kind !== 'own' ? cost : 0n;
      const outstanding = (rowsOfSource.get(source) ?? []).filter(({ day }) => bid.start <= day && day <= bid.end);
      const taken = levels.filter(({ day }) => bid.start <= day && (from.kind !== 'own' || day <= bid.end));
      const fromLevel = from.kind === 'own' ? need : fee;
      const uses = [
        ...(fromLevel > 0n ? taken.map(({ index }) => ({ row: index, amount: fromLevel })) : []),
        ...outstanding.map(({ index }) => ({ row: index, amount: need })),
        ...jointly(0),
      ];
      mine.push({ source, value: margin - cost, cost: priced.value.cost, priced: priced.value, uses });
    }
    options.push(mine);
  }
  return ok({ options, rows });
};
