import { z } from 'zod';
import { addAmounts, compareAmounts, parseAmount } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, listOf, shownAmount, shownPercent } from '../fields.ts';

/** The range of the market's prices and our place in it; `position` 1 is the cheapest. */
export const priceFork = defineCalculator({
  name: 'price-fork',
  input: z.strictObject({ offers: listOf(amount, 10_000), own: amount.optional(), currency }),
  answer: {
    min: shownAmount,
    max: shownAmount,
    mean: shownAmount,
    median: shownAmount,
    spreadPercent: shownPercent,
    position: z.int().optional(),
  },
  compute: ({ offers, own }, sheet) => {
    const sorted = offers.map((offer) => parseAmount(offer) ?? offer).toSorted(compareAmounts);
    const at = (index: number): string => sorted[index] ?? '0.00';
    const min = at(0);
    const max = at(sorted.length - 1);
    const mean = sheet.money('mean', {
      rule: 'fork.mean',
      formula: 'total / count',
      numbers: { total: addAmounts(sorted), count: sorted.length },
    });
    const middle = Math.floor(sorted.length / 2);
    const median =
      sorted.length % 2 === 1
        ? sheet.money('median', { rule: 'fork.median', formula: 'middle', numbers: { middle: at(middle) } })
        : sheet.money('median', {
            rule: 'fork.median',
            formula: '(lower + upper) / 2',
            numbers: { lower: at(middle - 1), upper: at(middle) },
          });
    const spreadPercent = sheet.percent('spreadPercent', {
      rule: 'fork.spread',
      formula: '(dearest − cheapest) / cheapest × 100',
      numbers: { dearest: max, cheapest: min },
    });
    const fork = { min, max, mean, median, spreadPercent };
    return ok(
      own === undefined
        ? fork
        : { ...fork, position: 1 + sorted.filter((offer) => compareAmounts(offer, own) < 0).length },
    );
  },
});
