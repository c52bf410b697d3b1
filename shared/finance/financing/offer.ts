import { z } from 'zod';
import { amountOrZero, rate, share, whole } from '../fields.ts';

/**
 * How a lender's rate turns into a sum: per annum over 365, 360 or the year's own days; per month by thirtieths, by months
 * started, or by calendar months touched; or once, flat.
 */
export const rateBases = [
  'pa/act365',
  'pa/act360',
  'pa/actact',
  'pm/prorata30',
  'pm/started',
  'pm/calendarTouched',
  'flat',
] as const;
export type RateBasis = (typeof rateBases)[number];

/** The lines of a price, in the order in which they are shown. Tax may lie on some of them and not on others. */
export const feeLines = ['interest', 'issueFee', 'flatFee', 'brokerFee'] as const;
export type FeeLine = (typeof feeLines)[number];

/** Days that are charged when the money comes back early: those used, or the whole term. */
export const earlyReturns = ['by-days', 'full-term'] as const;

/**
 * One lender's price for a loan or a guarantee. `rate` in percent of the basis; `surcharges` are percents of the fee, added to
 * each other; fees in roubles; `minTermDays` is the least charged, for the full term and for an early return alike. `vat`: the percent put on top of
 * a line. Interest and bank guarantees are exempt (Tax Code art. 149 p.3), a broker's service usually is not.
 */
export const offerSchema = z.strictObject({
  rate,
  basis: z.enum(rateBases),
  surcharges: z.array(rate).max(50, { error: 'finance.list-too-long' }).optional(),
  minFee: amountOrZero.optional(),
  flatFee: amountOrZero.optional(),
  issueFeePercent: share.optional(),
  brokerFee: amountOrZero.optional(),
  minTermDays: whole(0, 36_500).optional(),
  earlyReturn: z.enum(earlyReturns).optional(),
  vat: z
    .strictObject({
      interest: share.optional(),
      issueFee: share.optional(),
      flatFee: share.optional(),
      brokerFee: share.optional(),
    })
    .optional(),
});

export type Offer = z.output<typeof offerSchema>;
