import { kopecksOf, roublesOf } from '../kopecks.ts';

/** How one need is treated in a plan. `source` null: left out. */
export type Treated = {
  readonly bid: string;
  readonly title: string;
  readonly source: string | null;
  readonly sourceName: string | null;
  readonly cost: string;
};

export type PlanDifference = {
  /** What all that is covered costs, before and after; roubles. */
  readonly costBefore: string;
  readonly costAfter: string;
  readonly costChange: string;
  /** Bids that go from one source to another, in or out, or whose cost changes where they are. */
  readonly moved: readonly { readonly before: Treated; readonly after: Treated; readonly costChange: string }[];
  readonly added: readonly Treated[];
  readonly gone: readonly Treated[];
  readonly stays: number;
};

const costOf = (plan: readonly Treated[]): bigint => plan.reduce((sum, { cost }) => sum + kopecksOf(cost), 0n);

/** Who moves from which source to which, and what that changes in cost. Exact kopecks; names are the newer plan's. */
export const planDifference = (before: readonly Treated[], after: readonly Treated[]): PlanDifference => {
  const was = new Map(before.map((each) => [each.bid, each]));
  const is = new Set(after.map(({ bid }) => bid));
  const both = after.flatMap((now) => {
    const old = was.get(now.bid);
    return old === undefined ? [] : [{ before: old, after: now }];
  });
  const moved = both.filter((pair) => pair.before.source !== pair.after.source || pair.before.cost !== pair.after.cost);
  return {
    costBefore: roublesOf(costOf(before)),
    costAfter: roublesOf(costOf(after)),
    costChange: roublesOf(costOf(after) - costOf(before)),
    moved: moved.map((pair) => ({
      ...pair,
      costChange: roublesOf(kopecksOf(pair.after.cost) - kopecksOf(pair.before.cost)),
    })),
    added: after.filter(({ bid }) => !was.has(bid)),
    gone: before.filter(({ bid }) => !is.has(bid)),
    stays: both.length - moved.length,
  };
};
