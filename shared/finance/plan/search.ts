import type { Option, PlanModel } from './model.ts';

/** The best choice found: the position of each bid’s option, and what no choice can exceed. */
export type Found = {
  readonly picked: readonly number[] | null;
  readonly value: bigint;
  readonly bound: bigint;
  /** False when the search stopped at its limit: something better, or anything at all, may exist. */
  readonly complete: boolean;
};

/** Anything that solves a model: the search below, or a solver of integer programs. */
export type SolvePlan = (model: PlanModel) => Found;

/** What a kopeck of each row is worth, in kopecks × `priceUnit`; null where that could not be found in time. */
export type PriceRows = (model: PlanModel) => readonly bigint[] | null;

export type SearchAids = {
  /** Nodes after which the search gives up. */
  readonly limit?: number;
  /**
   * What a kopeck of each row is worth, in kopecks × `priceUnit`, zero or more. Any prices leave the answer exact (a Lagrangian
   * bound holds for all of them); good ones, the duals of the linear relaxation, make the search short.
   */
  readonly prices?: readonly bigint[];
  /** A choice known to fit, to be beaten. */
  readonly known?: readonly number[];
};

export const priceUnit = 2n ** 40n;

const fits = (option: Option, left: readonly bigint[]): boolean =>
  option.uses.every(({ row, amount }) => amount <= (left[row] ?? 0n));

const floorDiv = (value: bigint, by: bigint): bigint => (value >= 0n ? value / by : -((-value + by - 1n) / by));

/** What a choice adds up to, exactly, or null where it does not fit: the judge over every solver. */
export const valueOf = ({ options, rows }: PlanModel, picked: readonly number[]): bigint | null => {
  const left = rows.map(({ capacity }) => capacity);
  let sum = 0n;
  for (const [bid, mine] of options.entries()) {
    const option = mine[picked[bid] ?? -1];
    if (option === undefined) return null;
    sum += option.value;
    for (const { row, amount } of option.uses) left[row] = (left[row] ?? 0n) - amount;
  }
  return left.some((amount) => amount < 0n) ? null : sum;
};

/**
 * Branch and bound: bids with the most to lose first, each bid’s best option first, a branch dropped when even the best options of the rest
 * cannot beat what is in hand. All arithmetic is exact.
 */
export const searchPlan = (model: PlanModel, { limit = 400_000, prices, known }: SearchAids = {}): Found => {
  const { options, rows } = model;
  const capacities = rows.map(({ capacity }) => capacity);
  const unit = prices === undefined ? 1n : priceUnit;
  const priceAt = (row: number): bigint => prices?.[row] ?? 0n;
  /** An option’s value less the price of what it takes. */
  const worthOf = ({ value, uses }: Option): bigint =>
    uses.reduce((sum, { row, amount }) => sum - priceAt(row) * amount, value * unit);
  const byWorth = (a: { worth: bigint }, b: { worth: bigint }): number =>
    a.worth > b.worth ? -1 : a.worth < b.worth ? 1 : 0;
  const ranked = options.map((mine, bid) => ({
    bid,
    options: mine
      .map((option, position) => ({ option, position, worth: worthOf(option) }))
      .filter(({ option }) => fits(option, capacities))
      .toSorted(byWorth),
  }));
  const stake = ({ options: mine }: (typeof ranked)[number]): bigint =>
    (mine[0]?.worth ?? 0n) - (mine[1]?.worth ?? mine[0]?.worth ?? 0n);
  ranked.sort((a, b) => (stake(a) > stake(b) ? -1 : stake(a) < stake(b) ? 1 : a.bid - b.bid));
  /** The most that the bids from a position on can add. */
  const rest = ranked.map(() => 0n);
  for (let at = ranked.length - 1; at >= 0; at -= 1) {
    rest[at] = (ranked[at]?.options[0]?.worth ?? 0n) + (rest[at + 1] ?? 0n);
  }

  const left = [...capacities];
  const current = options.map(() => -1);
  let picked: readonly number[] | null = null;
  let value = 0n;
  const knownValue = known === undefined ? null : valueOf(model, known);
  if (known !== undefined && knownValue !== null) [picked, value] = [known, knownValue];
  let nodes = 0;
  const descend = (at: number, worth: bigint, sum: bigint): void => {
    if (nodes >= limit || (picked !== null && floorDiv(worth + (rest[at] ?? 0n), unit) <= value)) return;
    nodes += 1;
    const bid = ranked[at];
    if (bid === undefined) {
      // Prices make the bound of a whole choice larger than its value, which alone decides.
      if (picked === null || sum > value) {
        picked = [...current];
        value = sum;
      }
      return;
    }
    for (const each of bid.options) {
      if (!fits(each.option, left)) continue;
      for (const { row, amount } of each.option.uses) left[row] = (left[row] ?? 0n) - amount;
      current[bid.bid] = each.position;
      descend(at + 1, worth + each.worth, sum + each.option.value);
      for (const { row, amount } of each.option.uses) left[row] = (left[row] ?? 0n) + amount;
    }
  };
  const whole = capacities.reduce((sum, capacity, row) => sum + priceAt(row) * capacity, 0n);
  descend(0, whole, 0n);
  const complete = nodes < limit;
  return { picked, value, bound: complete ? value : floorDiv(whole + (rest[0] ?? 0n), unit), complete };
};

/**
 * What prices prove: no choice exceeds `bound`, and none with the option in question exceeds `boundWith` (reduced-cost fixing). Exact for
 * any prices of zero or more, as in `searchPlan`.
 */
export const boundsBy = (
  { options, rows }: PlanModel,
  prices: readonly bigint[],
): { readonly bound: bigint; readonly boundWith: (bid: number, position: number) => bigint } => {
  const worths = options.map((mine) =>
    mine.map(({ value, uses }) =>
      uses.reduce((sum, { row, amount }) => sum - (prices[row] ?? 0n) * amount, value * priceUnit),
    ),
  );
  const best = worths.map((mine) => mine.reduce((most, worth) => (worth > most ? worth : most), mine[0] ?? 0n));
  const whole = rows.reduce((sum, { capacity }, row) => sum + (prices[row] ?? 0n) * capacity, 0n);
  const total = best.reduce((sum, worth) => sum + worth, whole);
  return {
    bound: floorDiv(total, priceUnit),
    boundWith: (bid, position) => floorDiv(total - (best[bid] ?? 0n) + (worths[bid]?.[position] ?? 0n), priceUnit),
  };
};
