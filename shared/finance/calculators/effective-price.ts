import { z } from 'zod';
import { compare, Decimal } from '../../kernel/decimal.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { anyAmount, day, listOf, share, shownAnyAmount } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const formula = 'price / (1 + gained / (100 − others))';
const sumOf = (parts: readonly string[]): string =>
  parts.reduce((sum, part) => sum.plus(part), new Decimal(0)).toFixed();

/**
 * The price that ProZorro compares bids by: divided by one and what their answers brought, over the weight that all criteria beside
 * the price leave it. The least comes first; places are told by the exact quotients, the shown ones have two decimals, half up.
 */
export const effectivePrice = defineCalculator({
  name: 'effective-price',
  input: z.strictObject({
    prices: listOf(anyAmount),
    criteria: z
      .array(z.strictObject({ name: z.string().max(200).optional(), weight: share, gained: listOf(share) }))
      .max(50, { error: 'finance.list-too-long' }),
    publishedOn: day.optional(),
  }),
  answer: { effective: z.array(shownAnyAmount), places: z.array(z.int()) },
  compute: ({ prices, criteria, publishedOn }, sheet, { rules }) => {
    for (const [index, { weight, gained }] of criteria.entries()) {
      const path = `criteria.${String(index)}.gained`;
      if (gained.length !== prices.length) return failFinance('finance.list-length', { path, expected: prices.length });
      const above = gained.findIndex((each) => new Decimal(each).gt(weight));
      if (above !== -1)
        return failFinance('finance.percent-too-large', { path: `${path}.${String(above)}`, limit: weight });
    }
    const others = sumOf(criteria.map(({ weight }) => weight));
    // The price is left with nothing to be weighed by.
    if (new Decimal(others).gte(100))
      return failFinance('finance.percent-too-large', { path: 'criteria', limit: '100' });
    const on = basisDay(rules, 'prozorro', publishedOn);
    const found = rulesOn(rules, 'prozorro', on.day, ['score.effective-price']);
    if (!found.ok) return found;
    const rule = found.value['score.effective-price'];
    sayBasisDay(sheet, 'prozorro', [rule], on);

    const bids = prices.map((price, bid) => ({
      formula,
      numbers: { price, gained: sumOf(criteria.map(({ gained }) => gained[bid] ?? '0')), others },
    }));
    const effective = bids.map((bid, index) =>
      sheet.money(`effective.${String(index)}`, { ...bid, rule: 'score.effective-price', by: [rule] }),
    );
    const exact = bids.map(sheet.exact);
    const places = exact.map((own) => 1 + exact.filter((other) => compare(other, own) < 0).length);
    return ok({ effective, places });
  },
});
