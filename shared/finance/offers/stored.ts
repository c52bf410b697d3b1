import { z } from 'zod';
import { amount, amountOrZero, currency, day, whole } from '../fields.ts';
import { offerSchema } from '../financing/offer.ts';

const name = z.string().trim().min(1).max(200);

/** Laws that a lender's product is for; none named: any. */
export const offerLaws = ['44-fz', '223-fz', 'commercial'] as const;
export const offerKinds = ['loan', 'guarantee'] as const;

/**
 * A lender's offer as it is kept: its price (`offer`), what it may cover and while it is open. `limit` bounds what is outstanding at once,
 * `limitPerBid` and `leastSum` one bid, `minDays` and `maxDays` its term. Sums in roubles; days of validity included.
 */
export const storedOffer = z
  .strictObject({
    lender: name,
    name,
    kind: z.enum(offerKinds),
    offer: offerSchema,
    limit: amountOrZero.optional(),
    limitPerBid: amountOrZero.optional(),
    leastSum: amount.optional(),
    minDays: whole(0, 36_500).optional(),
    maxDays: whole(0, 36_500).optional(),
    laws: z.array(z.enum(offerLaws)).max(3).optional(),
    validFrom: day.optional(),
    validTo: day.optional(),
    source: z.string().max(500).optional(),
    note: z.string().max(2000).optional(),
    currency,
  })
  .refine(({ validFrom, validTo }) => validFrom === undefined || validTo === undefined || validFrom <= validTo, {
    error: 'finance.end-before-start',
    path: ['validTo'],
  });

export type StoredOffer = z.output<typeof storedOffer>;
export type KeptOffer = { readonly offerId: string; readonly offer: StoredOffer };
