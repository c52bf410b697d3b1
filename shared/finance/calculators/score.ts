import { z } from 'zod';
import { compareAmounts } from '../../kernel/money.ts';
import { Decimal } from '../../kernel/decimal.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, listOf, quantity, share, shownPercent } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const ids = ['score.by-best-price', 'score.by-nmck', 'score.weights-sum'] as const;
const weight = z.union([share, z.number().min(0).max(100)], { error: 'finance.not-percent' });

/**
 * Points for price (Decree 2604/2021 p.9): 100 − (price − best) / best × 100; if that is below zero for any bid, all bids are
 * scored (nmck − price) / (nmck − best) × 100. Totals add shown points times weights. Points have two decimals, half up.
 */
export const score = defineCalculator({
  name: 'score',
  input: z.strictObject({
    nmck: amount,
    prices: listOf(amount),
    priceWeight: weight.optional(),
    criteria: z
      .array(z.strictObject({ name: z.string().max(200).optional(), weight, scores: listOf(quantity) }))
      .max(50, { error: 'finance.list-too-long' })
      .optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: {
    scores: z.array(shownPercent),
    totals: z.array(shownPercent).optional(),
    method: z.enum(['by-best-price', 'by-nmck']),
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
    const on = basisDay(rules, 'decree-2604', terms.publishedOn);
    const chosen = rulesOn(rules, 'decree-2604', on.day, ids);
    if (!chosen.ok) return chosen;
    sayBasisDay(sheet, 'decree-2604', Object.values(chosen.value).slice(0, 2), on);
    const best = prices.reduce((least, price) => (compareAmounts(price, least) < 0 ? price : least));
    for (const [index, price] of prices.entries()) {
      if (compareAmounts(price, nmck) > 0) {
        sheet.say('finance.price-above-nmck', 'warning', { price, nmck }, { path: `prices.${String(index)}` });
      }
    }
    // A bid dearer than twice the best would get less than nothing.
    const twice = new Decimal(best).times(2);
    const byNmck = prices.some((price) => twice.lt(price)) && compareAmounts(nmck, best) > 0;
    const branch = chosen.value[byNmck ? 'score.by-nmck' : 'score.by-best-price'];
    if (byNmck) sheet.say('finance.scores-by-nmck', 'info', { article: branch.article }, { path: 'prices' });
    const scores = prices.map((price, index) =>
      sheet.percent(`scores.${String(index)}`, {
        rule: byNmck ? 'score.by-nmck' : 'score.by-best-price',
        formula: byNmck ? '(nmck − price) / (nmck − best) × 100' : '100 − (price − best) / best × 100',
        numbers: byNmck ? { nmck, price, best } : { price, best },
        by: [branch],
      }),
    );
    const method = byNmck ? ('by-nmck' as const) : ('by-best-price' as const);
    if (terms.priceWeight === undefined && criteria.length === 0) return ok({ scores, method });

    const hundred = chosen.value['score.weights-sum'];
    const others = criteria.map((each) => String(each.weight));
    const rest = others.reduce((left, each) => left.minus(each), new Decimal(hundred.value));
    const priceWeight = terms.priceWeight === undefined ? Decimal.max(rest, 0).toFixed() : String(terms.priceWeight);
    const sum = others.reduce((total, each) => total.plus(each), new Decimal(priceWeight));
    if (!sum.eq(hundred.value)) {
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
        by: [hundred],
      }),
    );
    return ok({ scores, totals, method });
  },
});
