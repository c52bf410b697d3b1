import { z } from 'zod';
import { amount, amountOrZero, currency, day, share, whole } from '../fields.ts';

/** What a notice and a bidder say about a security. Sums in roubles; `publishedOn` chooses the rules. */
export const securityTerms = z.strictObject({
  law: z.enum(['44-fz', '223-fz', 'commercial']),
  kind: z.enum(['bid', 'performance', 'warranty']),
  nmck: amount,
  contractPrice: amount.optional(),
  percent: share.optional(),
  amount: amount.optional(),
  smallBusinessOnly: z.boolean().optional(),
  advance: amountOrZero.optional(),
  advanceUnderTreasury: z.boolean().optional(),
  contractUnderTreasury: z.boolean().optional(),
  participant: z.enum(['ordinary', 'institution', 'penal-or-disabled']).optional(),
  cleanContracts: z.strictObject({ count: whole(0, 10_000), sum: amountOrZero }).optional(),
  rejectedBidsInQuarter: whole(0, 10_000).optional(),
  /** An organiser’s or platform’s own set of rules, where no law bounds the security. */
  ruleSet: z.string().min(1).max(200).optional(),
  publishedOn: day,
  currency,
});

export type SecurityTerms = z.output<typeof securityTerms>;

/** `amount` is null when the notice's percent and sum were both left out; `max` where no law caps it. */
export type Security = {
  readonly amount: string | null;
  readonly min: string;
  readonly max: string | null;
  readonly mandatory: boolean;
};
