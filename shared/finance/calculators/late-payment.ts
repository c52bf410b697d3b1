import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, rate, shownAmount, whole } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

/**
 * Interest for lateness under 44-FZ: a customer who pays late (art. 34 p.5) and a supplier on the part not performed (p.7) owe 1/300 of the
 * key rate a day; a guarantor 0.1 % of the sum a day (art. 45 p.3). The key rate of the day of payment is the user's to enter.
 */
export const latePayment = defineCalculator({
  name: 'late-payment',
  input: z.strictObject({
    amount,
    days: whole(0, 36_500),
    kind: z.enum(['customer', 'supplier', 'guarantor']),
    keyRatePercent: rate.optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: { amount: shownAmount },
  compute: ({ amount: owed, days, kind, keyRatePercent, publishedOn }, sheet, { rules }) => {
    const on = basisDay(rules, '44-fz', publishedOn);
    const id = `late.${kind}` as const;
    const chosen = rulesOn(rules, '44-fz', on.day, [id]);
    if (!chosen.ok) return chosen;
    const rule = chosen.value[id];
    if (rule === undefined)
      return failFinance('finance.rule-not-found', { path: 'kind', law: '44-fz', rule: id, day: on.day, first: null });
    sayBasisDay(sheet, '44-fz', [rule], on);
    if (kind === 'guarantor') {
      const numbers = { amount: owed, percent: rule, days };
      return ok({
        amount: sheet.money('amount', { rule: 'late.guarantor', formula: 'amount × percent / 100 × days', numbers }),
      });
    }
    if (keyRatePercent === undefined) return failFinance('finance.field-missing', { path: 'keyRatePercent' });
    const numbers = { amount: owed, keyRatePercent, divisor: rule, days };
    const formula = 'amount × keyRatePercent / 100 / divisor × days';
    return ok({ amount: sheet.money('amount', { rule: 'late.key-rate', formula, numbers }) });
  },
});
