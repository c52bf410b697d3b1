import { z } from 'zod';
import { amount, amountOrZero, day, rate, whole } from '../fields.ts';
import { flow, performanceHold, signedAmount } from '../forecast/terms.ts';
import { offerLaws } from '../offers/stored.ts';

const name = z.string().min(1).max(200);
const flows = z.array(flow).max(500, { error: 'finance.list-too-long' });

/**
 * What the user says of a bid's money beyond the bid itself; what is left out is taken from the bid and its notice. `need` overrides the
 * security taken over into the bid, `start` the day of its deadline. `performance` is the security of the contract it may win. `margin` is what the bid is expected to leave before the cost
 * of its security. `excluded` names offers (or `own`) that may not cover it.
 */
export const bidMoney = z
  .strictObject({
    need: amount.optional(),
    start: day.optional(),
    release: day.optional(),
    releaseIfWon: day.optional(),
    margin: signedAmount.optional(),
    must: z.boolean().optional(),
    excluded: z.array(name).max(100, { error: 'finance.list-too-long' }).optional(),
    acceptsGuarantee: z.boolean().optional(),
    law: z.enum(offerLaws).optional(),
    performance: performanceHold.optional(),
    /** Offers (or `own`) that may not cover the security of the contract. */
    performanceExcluded: z.array(name).max(100, { error: 'finance.list-too-long' }).optional(),
    always: flows.optional(),
    ifWon: flows.optional(),
  })
  .refine(({ start, release }) => start === undefined || release === undefined || start <= release, {
    error: 'finance.end-before-start',
    path: ['release'],
  })
  .refine(({ performance }) => performance === undefined || performance.from <= performance.until, {
    error: 'finance.end-before-start',
    path: ['performance', 'until'],
  });
export type BidMoney = z.output<typeof bidMoney>;

/** Own money beside the platforms' accounts: its level from each day until the next, and what it earns there and on a special account. */
export const moneySettings = z.strictObject({
  cash: z.array(z.strictObject({ from: day, amount: amountOrZero })).max(2000, { error: 'finance.list-too-long' }),
  ownRate: rate.optional(),
  accountRate: rate.optional(),
  /** How long a bid's money stays frozen where nobody said; 30 to 90 days are usual. */
  releaseAfterDays: whole(0, 3660).optional(),
  feesFromCash: z.boolean().optional(),
});
export type MoneySettings = z.output<typeof moneySettings>;

export const usualReleaseDays = 60;
export const noSettings: MoneySettings = { cash: [] };
