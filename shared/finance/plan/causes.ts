import type { PlanModel } from './model.ts';
import type { SolvePlan } from './search.ts';
import { certificateOf, provesConflict, supportOf, type ProveNone } from './conflict.ts';

export const causeCodes = ['no-source', 'cash-short', 'limit-short', 'source-excluded', 'limit-per-bid-short'] as const;
export type Cause = {
  readonly code: (typeof causeCodes)[number];
  readonly bids: readonly number[];
  readonly sources: readonly number[];
  readonly day: string | null;
};

/** A source that a bid may not use, and why. */
export type Bar = {
  readonly bid: number;
  readonly source: number;
  readonly code: 'source-excluded' | 'limit-per-bid-short';
};

/** Questions without an answer after which no more are asked: the solver’s time is over. */
const patience = 3;

/** Above this the fewest days are looked for first, then the fewest bids on them; below, the fewest bids at all. */
const manyBids = 40;

/** What a user can give way on: bids that must be taken, capacities on days, and sources that bids may not use. */
type Demands = { readonly bids: readonly number[]; readonly rows: readonly number[]; readonly bars: readonly Bar[] };

/** The largest signed number of 64 bits: no sum of kopecks reaches it. */
const unbounded = 2n ** 63n;

/** The model under some of the demands only; values do not matter to whether anything fits. */
const under = ({ options, rows }: PlanModel, demands: Demands): PlanModel => {
  const kept = new Set(demands.rows);
  return {
    options: demands.bids.map((bid) =>
      (options[bid] ?? [])
        .filter(({ source }) => !demands.bars.some((bar) => bar.bid === bid && bar.source === source))
        .map((option) => ({ ...option, value: 0n, uses: option.uses.filter(({ row }) => kept.has(row)) })),
    ),
    rows: rows.map((row, index) => (kept.has(index) ? row : { ...row, capacity: unbounded })),
  };
};

/** Drops items, later ones and whole runs of them first, as long as the rest still `conflict`s: what stays needs every one. */
const shrink = <Item>(items: readonly Item[], conflict: (kept: readonly Item[]) => boolean): readonly Item[] => {
  let kept = items;
  for (let size = Math.max(1, Math.ceil(items.length / 2)); ; size = Math.ceil(size / 2)) {
    for (let end = kept.length; end > 0; end -= size) {
      const fewer = [...kept.slice(0, Math.max(0, end - size)), ...kept.slice(end)];
      if (conflict(fewer)) kept = fewer;
    }
    if (size === 1) return kept;
  }
};

/** What the relaxed plan proves in conflict, made as small as its proofs can make it; null where it proves nothing. */
const provenConflict = (free: PlanModel, whole: Demands, prove: ProveNone): Demands | null => {
  const proofOf = (demands: Demands) => {
    const model = under(free, demands);
    const prices = prove(model);
    const certificate = certificateOf(model, prices ?? model.rows.map(() => 0n));
    return provesConflict(certificate) ? { model, certificate } : null;
  };
  let proof = proofOf(whole);
  if (proof === null) return null;
  let demands = whole;
  for (;;) {
    const { bids, rows } = supportOf(proof.model, proof.certificate);
    const kept = bids.map((position) => demands.bids[position] ?? -1);
    const leaner: Demands = { bids: kept, rows, bars: demands.bars.filter(({ bid }) => kept.includes(bid)) };
    const next = proofOf(leaner);
    if (next === null) break;
    const isLess = leaner.bids.length < demands.bids.length || leaner.rows.length < demands.rows.length;
    demands = leaner;
    proof = next;
    if (!isLess) break;
  }
  const needOf = (bid: number): bigint =>
    (free.options[bid] ?? []).reduce(
      (most, { uses }) => uses.reduce((top, { amount }) => (amount > top ? amount : top), most),
      0n,
    );
  /** Large bids stand first, and so are kept: with them it takes fewer. */
  const byNeed = demands.bids.toSorted((a, b) => (needOf(a) > needOf(b) ? -1 : needOf(a) < needOf(b) ? 1 : a - b));
  const holds = (some: Partial<Demands>): boolean => proofOf({ ...demands, ...some }) !== null;
  const rows = shrink(demands.rows, (some) => holds({ rows: some }));
  demands = { ...demands, rows };
  const bids = shrink(byNeed, (some) =>
    holds({ bids: some, bars: demands.bars.filter(({ bid }) => some.includes(bid)) }),
  );
  demands = { ...demands, bids, bars: demands.bars.filter(({ bid }) => bids.includes(bid)) };
  const bars = shrink(demands.bars, (some) => holds({ bars: some }));
  demands = { ...demands, bars };
  return { ...demands, rows: shrink(demands.rows, (some) => holds({ rows: some })) };
};

/** Lines that are short on one day for the same bids, as one cause: giving way on any of them resolves it. */
const together = (shortages: readonly Cause[]): readonly Cause[] =>
  [...Map.groupBy(shortages, ({ code, bids, day }) => [code, day, ...bids].join(' ')).values()].flatMap(
    ([first, ...others]): readonly Cause[] =>
      first === undefined
        ? []
        : [{ ...first, sources: [first, ...others].flatMap(({ sources }) => sources).toSorted((a, b) => a - b) }],
  );

/**
 * Why no plan exists, as an irreducible conflict: bids that cannot be covered together, and the days of own money, lines on days and
 * bars that forbid it. Giving way on any one of them resolves this conflict. `free` is the model without bars, `required`
 * the bids that may not be left out. What the relaxed plan proves (`prove`) is made small by its proofs, which are quick and exact; what is
 * left, and what only whole choices show, is asked of the solver. Where it could not tell, a demand stays, so the set may then be larger
 * than need be but never wrong.
 */
export const causesOf = (
  free: PlanModel,
  required: readonly number[],
  allBars: readonly Bar[],
  solve: SolvePlan,
  prove?: ProveNone,
): readonly Cause[] => {
  let unanswered = 0;
  let most = patience;
  const conflict = (demands: Demands): boolean => {
    if (unanswered >= most) return false;
    const found = solve(under(free, demands));
    if (found.picked === null && !found.complete) unanswered += 1;
    return found.picked === null && found.complete;
  };
  const barsOf = (bids: readonly number[], bars = allBars): readonly Bar[] =>
    bars.filter(({ bid }) => bids.includes(bid));
  const whole: Demands = { bids: required, rows: free.rows.map((_, row) => row), bars: barsOf(required) };
  const proven = prove === undefined ? null : provenConflict(free, whole, prove);
  const base = proven ?? whole;
  // Small already: what whole choices may still leave out is worth one long question, not several.
  if (proven !== null) most = 1;
  // Among many bids the days are told apart first: what remains is then quick to ask.
  const allRows =
    proven === null && base.bids.length > manyBids
      ? shrink(base.rows, (some) => conflict({ ...base, rows: some }))
      : base.rows;
  const isAsked = proven === null || base.bids.length <= manyBids;
  const bids = isAsked
    ? shrink(base.bids, (some) => conflict({ bids: some, rows: allRows, bars: barsOf(some, base.bars) }))
    : base.bids;
  const bars = isAsked
    ? shrink(barsOf(bids, base.bars), (some) => conflict({ bids, rows: allRows, bars: some }))
    : base.bars;
  const rows = isAsked ? shrink(allRows, (some) => conflict({ bids, rows: some, bars })) : allRows;

  const barred = (bid: number): readonly number[] => bars.filter((bar) => bar.bid === bid).map(({ source }) => source);
  const stranded = bids.find((bid) =>
    (free.options[bid] ?? []).every(({ source }) => barred(bid).includes(source ?? -1)),
  );
  if (stranded !== undefined) return [{ code: 'no-source', bids: [stranded], sources: barred(stranded), day: null }];
  const shortages = rows.map((index): Cause => {
    const row = free.rows[index];
    const uses = (bid: number): boolean =>
      (free.options[bid] ?? []).some(
        (option) => !barred(bid).includes(option.source ?? -1) && option.uses.some((use) => use.row === index),
      );
    return {
      code: row?.source === null ? 'cash-short' : 'limit-short',
      bids: bids.filter(uses),
      sources: row?.source === null || row === undefined ? [] : [row.source],
      day: row?.day ?? null,
    };
  });
  const barsTogether = Map.groupBy(bars, ({ code, source }) => `${code} ${String(source)}`);
  const forbidden = [...barsTogether.values()].flatMap(([first, ...others]): readonly Cause[] =>
    first === undefined
      ? []
      : [{ code: first.code, bids: [first, ...others].map(({ bid }) => bid), sources: [first.source], day: null }],
  );
  return [...together(shortages), ...forbidden];
};
