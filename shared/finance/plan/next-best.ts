import { roublesOf } from '../kopecks.ts';
import type { Option, PlanModel } from './model.ts';
import { valueOf, type SolvePlan } from './search.ts';

/**
 * What a plan would be worth if one bid were not treated as it is, all other bids free to move. `exact`: proven; `bound`: the loss is at
 * least `losesAtLeast` and at most `loses`, the time did not suffice for more; `impossible`: there is no plan without this
 * choice; `unknown`: the time did not suffice for anything.
 */
export type NextBest = {
  readonly bid: number;
  readonly status: 'exact' | 'bound' | 'impossible' | 'unknown';
  /** By how much the plan would be worse, in roubles; null where there is no other plan. */
  readonly loses: string | null;
  readonly losesAtLeast: string | null;
  /** How the bid would be treated then; a source's position, null: left out. */
  readonly source: number | null;
  readonly cost: string | null;
  /** The other bids that would move with it. */
  readonly moved: readonly { readonly bid: number; readonly from: number | null; readonly to: number | null }[];
};

/** The model without one option of one bid, and where its options stood before. */
const without = (
  { options, rows }: PlanModel,
  bid: number,
  position: number,
): { readonly model: PlanModel; readonly placeOf: (bid: number, position: number) => number } => ({
  model: {
    rows,
    options: options.map((mine, at) => (at === bid ? mine.filter((_, each) => each !== position) : mine)),
  },
  placeOf: (at, each) => (at === bid && each >= position ? each + 1 : each),
});

/**
 * Solves the plan anew with a bid's present choice forbidden: exactly what that choice is worth. `picked` is the plan, by the positions of the
 * model's options; `isProven` whether nothing better than it exists.
 */
export const nextBest = (
  model: PlanModel,
  picked: readonly number[],
  isProven: boolean,
  bid: number,
  solve: SolvePlan,
): NextBest => {
  const none = { bid, loses: null, losesAtLeast: null, source: null, cost: null, moved: [] };
  const value = valueOf(model, picked);
  const position = picked[bid];
  if (value === null || position === undefined) return { ...none, status: 'unknown' };
  const { model: other, placeOf } = without(model, bid, position);
  const found = solve(other);
  if (found.picked === null) return { ...none, status: found.complete ? 'impossible' : 'unknown' };
  const optionAt = (at: number, place: number | undefined): Option | undefined => model.options[at]?.[place ?? -1];
  const now = found.picked.map((place, at) => optionAt(at, placeOf(at, place)));
  const least = value - found.bound;
  return {
    bid,
    status: found.complete && isProven ? 'exact' : 'bound',
    loses: roublesOf(value - found.value),
    // A plan that is not proven may be beaten by another choice: then nothing is promised below.
    losesAtLeast: isProven ? roublesOf(least > 0n ? least : 0n) : null,
    source: now[bid]?.source ?? null,
    cost: now[bid]?.cost ?? null,
    moved: now.flatMap((option, at) => {
      const before = optionAt(at, picked[at])?.source ?? null;
      const after = option?.source ?? null;
      return at === bid || before === after ? [] : [{ bid: at, from: before, to: after }];
    }),
  };
};

/** The positions of the options that a plan's assignments name; null where one of them is no option any more. */
export const positionsOf = (model: PlanModel, sources: readonly (number | null)[]): readonly number[] | null => {
  const picked = model.options.map((mine, bid) => mine.findIndex(({ source }) => source === (sources[bid] ?? null)));
  return picked.includes(-1) ? null : picked;
};
