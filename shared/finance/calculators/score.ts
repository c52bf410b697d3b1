import { z } from 'zod';
import { Decimal } from '../../kernel/decimal.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, listOf, share, shownPercent } from '../fields.ts';
import { basisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { pointFormulas, scoreMethods, scorePrices } from '../scoring/price-formulas.ts';

const weight = z.union([share, z.number().min(0).max(100)], { error: 'finance.not-percent' });

const wholeOf = (rules: RuleBook, publishedOn: PlainDay | undefined) =>
  rulesOn(rules, 'decree-2604', basisDay(rules, 'decree-2604', publishedOn).day, ['score.weights-sum']);

/**
 * Points for price by the formula chosen, Decree 2604/2021 p.9 where none is. Totals add shown points times weights. Points have two
 * decimals, half up.
 */
export const score = defineCalculator({
  name: 'score',
  input: z.strictObject({
    nmck: amount.optional(),
    prices: listOf(amount),
    priceWeight: weight.optional(),
    criteria: z
      .array(z.strictObject({ name: z.string().max(200).optional(), weight, scores: listOf(weight) }))
      .max(50, { error: 'finance.list-too-long' })
      .optional(),
    formula: z.enum(pointFormulas).optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: {
    scores: z.array(shownPercent),
    totals: z.array(shownPercent).optional(),
    method: z.enum(scoreMethods),
  },
  compute: (terms, sheet, { rules }) => {
    const { nmck, prices } = terms;
    const criteria = terms.criteria ?? [];
    for (const [index, { scores }] of criteria.entries()) {
      if (scores.length !== prices.length) {
        return failFinance('finance.list-length', {
          path: `criteria.${String(index)}.scores`,
          expected: prices.length,
        });
      }
    }
    const { formula = 'decree-2604', publishedOn } = terms;
    const scored = scorePrices({ formula, prices, nmck, publishedOn }, sheet, rules);
    if (!scored.ok) return scored;
    const { method } = scored.value;
    const scores = [...scored.value.scores];
    if (terms.priceWeight === undefined && criteria.length === 0) return ok({ scores, method });

    // That the weights make a whole is the law's word only where it is the law's formula.
    const whole = formula === 'decree-2604' ? wholeOf(rules, publishedOn) : null;
    if (whole !== null && !whole.ok) return whole;
    const hundred = whole?.value['score.weights-sum'];
    const all = hundred?.value ?? '100';
    const others = criteria.map((each) => String(each.weight));
    const rest = others.reduce((left, each) => left.minus(each), new Decimal(all));
    const priceWeight = terms.priceWeight === undefined ? Decimal.max(rest, 0).toFixed() : String(terms.priceWeight);
    const sum = others.reduce((total, each) => total.plus(each), new Decimal(priceWeight));
    if (!sum.eq(all)) {
      sheet.say('finance.weights-not-hundred', 'warning', { sum: sum.toFixed() }, { path: 'priceWeight' });
    }
    const totals = scores.map((priceScore, bid) =>
      sheet.percent(`totals.${String(bid)}`, {
        rule: 'score.total',
        formula: [
          'priceScore × priceWeight',
          ...others.map((_, index) => `score${String(index + 1)} × weight${String(index + 1)}`),
        ]
          .map((product) => `${product} / 100`)
          .join(' + '),
        numbers: {
          priceScore,
          priceWeight,
          ...Object.fromEntries(
            criteria.flatMap((each, index) => [
              [`score${String(index + 1)}`, String(each.scores[bid] ?? 0)],
              [`weight${String(index + 1)}`, String(each.weight)],
            ]),
          ),
        },
        by: hundred === undefined ? [] : [hundred],
      }),
    );
    return ok({ scores, totals, method });
  },
});
