import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, rate, shownAmount, whole } from '../fields.ts';

const formulas = {
  simple: 'amount / (1 + ratePercent / 100 × days / 365)',
  compound: 'amount / (1 + ratePercent / 100) ^ (days / 365)',
} as const;

/** What a later payment is worth today at a rate per annum over 365 days. */
export const presentValue = defineCalculator({
  name: 'present-value',
  input: z.strictObject({
    amount,
    days: whole(0, 36_500),
    ratePercent: rate,
    method: z.enum(['simple', 'compound']),
    currency,
  }),
  answer: { value: shownAmount },
  compute: ({ amount: later, days, ratePercent, method }, sheet) =>
    ok({
      value: sheet.money('value', {
        rule: `present-value.${method}`,
        formula: formulas[method],
        numbers: { amount: later, ratePercent, days },
      }),
    }),
});
