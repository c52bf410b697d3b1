import { z } from 'zod';
import type { ReferenceCode } from '../reference/codes.ts';
import { amount, currency, day, percent, slug, words } from '../reference/shapes.ts';
import { accessTerms, feePayers, sections, sectors } from './vocabulary.ts';

const inOrder = {
  error: 'reference.end-before-start' satisfies ReferenceCode,
  path: ['validTo'],
};
const orderly = (row: { readonly validFrom: string | null; readonly validTo: string | null }): boolean =>
  row.validFrom === null || row.validTo === null || row.validFrom <= row.validTo;

/** Which procedures a row is for; empty lists and nulls narrow nothing. */
const scope = {
  sections: z.array(z.enum(sections)),
  sector: z.enum(sectors).nullable(),
  /** The greatest start price it is for, in its currency. */
  startPriceUpTo: amount.nullable(),
};

const dated = {
  source: words,
  readOn: day,
  /** First and last day on which it holds; null: not told. */
  validFrom: day.nullable(),
  validTo: day.nullable(),
};

/** Access for money: a price for a time, for some procedures. A price of nothing is an exception: free. */
export const platformTariff = z
  .strictObject({
    tariffId: slug,
    name: words,
    price: amount,
    currency,
    /** True: the source says “from”, so it may cost more. */
    isLeast: z.boolean(),
    term: z.strictObject({ unit: z.enum(accessTerms), count: z.int().min(1).max(1000) }).nullable(),
    ...scope,
    ...dated,
  })
  .refine(orderly, inOrder);
export type PlatformTariff = z.infer<typeof platformTariff>;

/** What is paid on top: a sum, or a share of the start price with its bounds; by the winner or by every bidder. */
export const platformFee = z
  .strictObject({
    feeId: slug,
    name: words,
    payer: z.enum(feePayers),
    fixed: amount.nullable(),
    percent: percent.nullable(),
    atMost: amount.nullable(),
    atLeast: amount.nullable(),
    currency,
    /** True: only where small and medium-sized businesses alone may bid; false: only elsewhere; null: everywhere. */
    smallBusinessOnly: z.boolean().nullable(),
    ...scope,
    ...dated,
  })
  .refine(orderly, inOrder)
  .refine((fee) => (fee.fixed === null) !== (fee.percent === null), {
    error: 'reference.field-missing' satisfies ReferenceCode,
    path: ['fixed'],
  });
export type PlatformFee = z.infer<typeof platformFee>;
