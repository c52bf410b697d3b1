import type { plan } from '#shared/finance/calculators/plan.ts';
import type { NextBest } from '#shared/finance/plan/next-best.ts';
import type { PlanTerms } from '#shared/finance/plan/terms.ts';

/** A plan from unchecked input, in as many seconds. */
export type PlanOrder = { readonly kind: 'plan'; readonly input: unknown; readonly seconds: number };

/**
 * For each of `bids` (positions in the terms), the best plan without what it is given in this one. `sources`: what each bid is given now;
 * null: left out. `seconds` are for each bid.
 */
export type NextBestOrder = {
  readonly kind: 'next-best';
  readonly terms: PlanTerms;
  readonly sources: readonly (string | null)[];
  readonly isProven: boolean;
  readonly bids: readonly number[];
  readonly seconds: number;
};

export type ThreadOrder = PlanOrder | NextBestOrder;
export type ThreadAnswer<Order extends ThreadOrder> = Order extends PlanOrder
  ? ReturnType<typeof plan.run>
  : { readonly ok: true; readonly value: readonly NextBest[] };
