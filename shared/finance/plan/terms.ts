import { z } from 'zod';
import { signedAmount } from '../forecast/terms.ts';
import { amount, amountOrZero, day, listOf, rate } from '../fields.ts';
import { offerSchema } from '../financing/offer.ts';

const name = z.string().min(1).max(200);

/**
 * Bids that need money for a time, and where it can come from. `cash` is the level of own money free from that day until the next
 * entry; before the first it is nothing. `limit` bounds what a source has outstanding on any day, `limitPerBid` one bid. A need
 * that `follows` a bid (the security of the contract it wins) is met exactly when that bid is, from the same source or another.
 */
export const planTerms = z.strictObject({
  cash: z.array(z.strictObject({ from: day, amount: amountOrZero })).max(2000, { error: 'finance.list-too-long' }),
  bids: listOf(
    z.strictObject({
      id: name,
      need: amount,
      start: day,
      end: day,
      margin: signedAmount,
      must: z.boolean().optional(),
      excluded: z.array(name).max(100).optional(),
      follows: name.optional(),
    }),
    500,
  ),
  sources: listOf(
    z.strictObject({
      id: name,
      kind: z.enum(['own', 'loan', 'guarantee']),
      limit: amountOrZero.optional(),
      limitPerBid: amountOrZero.optional(),
      offer: offerSchema.optional(),
      ownRate: rate.optional(),
      accountRate: rate.optional(),
    }),
    50,
  ),
  objective: z.enum(['margin', 'cost']),
  feesFromCash: z.boolean().optional(),
});

export type PlanTerms = z.output<typeof planTerms>;
