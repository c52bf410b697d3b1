import { z } from 'zod';
import { amount, amountOrZero, currency, day, instant, rate, share, whole } from '../fields.ts';

/**
 * What an auction is sat through with. Without `costs` there is a range and a timer, and no margin. The timer of 44-FZ comes from the
 * rules; where no law has one, the platform's own is typed in (`restartMinutes`). Costs are without VAT where `vatPercent` is given.
 */
export const auctionTerms = z.strictObject({
  rules: z.enum(['44-fz', '223-fz-smb', 'b2b-center']),
  ruleSet: z.string().min(1).max(200).optional(),
  nmck: amount,
  startsAt: instant,
  publishedOn: day.optional(),
  smallStep: z.enum(['refused', 'allowed']).optional(),
  restartMinutes: whole(1, 1440).optional(),
  longestHours: whole(1, 240).optional(),
  finalMinutes: whole(0, 1440).optional(),
  vatPercent: share.optional(),
  costs: amount.optional(),
  extra: amountOrZero.optional(),
  taxPercent: share.optional(),
  securityPercent: share.optional(),
  guaranteeRate: rate.optional(),
  days: whole(0, 36_500).optional(),
  smallBusinessOnly: z.boolean().optional(),
  goodFaith: z.boolean().optional(),
  leastMarginPercent: share.optional(),
  currency,
});
export type AuctionTerms = z.output<typeof auctionTerms>;

/** An offer as it was seen: ours, or somebody's. */
export const auctionOffer = z.strictObject({ at: instant, amount, own: z.boolean().optional() });
export type AuctionOffer = z.output<typeof auctionOffer>;
