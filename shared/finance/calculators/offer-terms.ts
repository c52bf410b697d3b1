import { z } from 'zod';
import { addDays } from '../../calendar/days.ts';
import { compareAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, shownAmount, whole } from '../fields.ts';
import { candidates, priceAll } from '../financing/candidates.ts';

/**
 * What each offer costs as the term grows from a day to `days`: the points of a chart, every `every` days and the last, and the terms from
 * which another offer is the cheapest. Names and costs stand in the order of `names`.
 */
export const offerTerms = defineCalculator({
  name: 'offer-terms',
  input: z.strictObject({
    sum: amount,
    start: day,
    days: whole(1, 366),
    every: whole(1, 366).optional(),
    ...candidates,
    currency,
  }),
  answer: {
    names: z.array(z.string()),
    points: z.array(z.strictObject({ days: z.int(), costs: z.array(shownAmount) })),
    cheapestFrom: z.array(z.strictObject({ days: z.int(), name: z.string(), cost: shownAmount })),
  },
  compute: (input, sheet) => {
    const { sum, start, days, every = 1 } = input;
    const points: { days: number; costs: string[] }[] = [];
    const cheapestFrom: { days: number; name: string; cost: string }[] = [];
    let names: readonly string[] = [];
    for (let term = 1; term <= days; term += 1) {
      const priced = priceAll(input, { sum, start, end: addDays(start, term) });
      if (!priced.ok) return priced;
      names = priced.value.map(({ name }) => name);
      if (term % every === 0 || term === days) points.push({ days: term, costs: priced.value.map(({ cost }) => cost) });
      const best = priced.value.reduce((least, each) => (compareAmounts(each.cost, least.cost) < 0 ? each : least));
      const current = priced.value.find(({ name }) => name === cheapestFrom.at(-1)?.name);
      if (current === undefined || compareAmounts(best.cost, current.cost) < 0) {
        const numbers = { days: String(term), cost: best.cost };
        sheet.note('cheapestFrom', { rule: 'offers.cheapest-from', formula: 'days: min(cost)', numbers }, best.name);
        cheapestFrom.push({ days: term, name: best.name, cost: best.cost });
      }
    }
    return ok({ names: [...names], points, cheapestFrom });
  },
});
