import { z } from 'zod';
import { compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, shownAmount, shownPercent } from '../fields.ts';

/** What a price leaves over its cost: of the price (margin) and of the cost (markup), in percent with two decimals. */
export const margin = defineCalculator({
  name: 'margin',
  input: z.strictObject({ price: amount, cost: amount, currency }),
  answer: { profit: shownAmount, marginPercent: shownPercent, markupPercent: shownPercent },
  compute: ({ price, cost }, sheet) => {
    const numbers = { price, cost };
    const profit = sheet.money('profit', { rule: 'margin.profit', formula: 'price − cost', numbers });
    const share = (line: string, of: 'price' | 'cost'): string =>
      sheet.percent(line, { rule: `margin.of-${of}`, formula: `(price − cost) / ${of} × 100`, numbers });
    const marginPercent = share('marginPercent', 'price');
    const markupPercent = share('markupPercent', 'cost');
    if (compareAmounts(profit, '0') < 0) {
      sheet.say('finance.loss', 'warning', { loss: subtractAmounts('0', profit) }, { path: 'price' });
    }
    return ok({ profit, marginPercent, markupPercent });
  },
});
