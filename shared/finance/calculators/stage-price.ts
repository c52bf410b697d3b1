import { z } from 'zod';
import { compareAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, shownAmount } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

/** A unit's or a stage's price after the auction: reduced in proportion to the whole (44-FZ art. 51 p.2(1), 34 p.2). */
export const stagePrice = defineCalculator({
  name: 'stage-price',
  input: z.strictObject({ nmck: amount, finalPrice: amount, price: amount, publishedOn: day.optional(), currency }),
  answer: { amount: shownAmount },
  compute: ({ nmck, finalPrice, price, publishedOn }, sheet, { rules }) => {
    const on = basisDay(rules, '44-fz', publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, ['contract.unit-price-proportional']);
    if (!chosen.ok) return chosen;
    const by = Object.values(chosen.value);
    sayBasisDay(sheet, '44-fz', by, on);
    if (compareAmounts(finalPrice, nmck) > 0) {
      sheet.say('finance.price-above-nmck', 'warning', { price: finalPrice, nmck }, { path: 'finalPrice' });
    }
    const deed = {
      rule: 'contract.unit-price' as const,
      formula: 'price × finalPrice / nmck',
      numbers: { price, finalPrice, nmck },
      by,
    };
    return ok({ amount: sheet.money('amount', deed) });
  },
});
