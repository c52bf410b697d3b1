import type { Option, PlanModel } from './model.ts';

/** The best choice found: the position of each bid’s option, and what no choice can exceed. */
export type Found = {
  readonly picked: readonly number[] | null;
  readonly value: bigint;
  readonly bound: bigint;
  /** False when the search stopped at its limit: something better, or anything at all, may exist. */
  readonly complete: boolean;
};

const fits = (option: Option, left: readonly bigint[]): boolean =>
  option.uses.every(({ row, amount }) => amount <= (left[row] ?? 0n));

/**
 * Branch and bound: bids with the most to lose first, each bid’s best option first, a branch dropped when even the best options of the rest
 * cannot beat what is in hand. Exact for a dozen bids; `limit` nodes keep larger ones from running for ever, and then the
 * answer carries its bound.
 */
export const searchPlan = ({ options, rows }: PlanModel, limit = 400_000): Found => {
  const capacities = rows.map(({ capacity }) => capacity);
  const ranked = options.map((mine, bid) => ({
    bid,
    options: mine
      .map((option, position) => ({ option, position }))
      .filter(({ option }) => fits(option, capacities))
      .toSorted((a, b) => (a.option.value > b.option.value ? -1 : a.option.value < b.option.value ? 1 : 0)),
  }));
  const best = (at: number): bigint => ranked[at]?.options[0]?.option.value ?? 0n;
  const stake = ({ options: mine }: (typeof ranked)[number]): bigint =>
    (mine[0]?.option.value ?? 0n) - (mine[1]?.option.value ?? mine[0]?.option.value ?? 0n);
  ranked.sort((a, b) => (stake(a) > stake(b) ? -1 : stake(a) < stake(b) ? 1 : a.bid - b.bid));
  /** The most that the bids from a position on can add. */
  const rest = ranked.map(() => 0n);
  for (let at = ranked.length - 1; at >= 0; at -= 1) rest[at] = best(at) + (rest[at + 1] ?? 0n);

  const left = [...capacities];
  const current = options.map(() => -1);
  let picked: readonly number[] | null = null;
  let value = 0n;
  let nodes = 0;
  const descend = (at: number, sum: bigint): void => {
    if (nodes >= limit || (picked !== null && sum + (rest[at] ?? 0n) <= value)) return;
    nodes += 1;
    const bid = ranked[at];
    if (bid === undefined) {
      picked = [...current];
      value = sum;
      return;
    }
    for (const { option, position } of bid.options) {
      if (!fits(option, left)) continue;
      for (const { row, amount } of option.uses) left[row] = (left[row] ?? 0n) - amount;
      current[bid.bid] = position;
      descend(at + 1, sum + option.value);
      for (const { row, amount } of option.uses) left[row] = (left[row] ?? 0n) + amount;
    }
  };
  descend(0, 0n);
  const complete = nodes < limit;
  return { picked, value, bound: complete ? value : (rest[0] ?? 0n), complete };
};
