import { z } from 'zod';
import { addDays } from '../../calendar/days.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, shownAmount, whole } from '../fields.ts';
import { candidates, priceAll } from '../financing/candidates.ts';

/**
 * What each offer costs when the money comes back late: the points of a chart, from the day agreed (0) to `delay` days after it, every `every`
 * days and the last. Names and costs stand in the order of `names`.
 */
export const offerDelays = defineCalculator({
  name: 'offer-delays',
  input: z.strictObject({
    sum: amount,
    start: day,
    end: day,
    delay: whole(1, 366),
    every: whole(1, 366).optional(),
    ...candidates,
    currency,
  }),
  answer: {
    names: z.array(z.string()),
    points: z.array(z.strictObject({ days: z.int(), costs: z.array(shownAmount) })),
  },
  compute: (input, sheet) => {
    const { sum, start, end, delay, every = 1 } = input;
    if (end < start) return failFinance('finance.end-before-start', { path: 'end', start });
    const points: { days: number; costs: string[] }[] = [];
    let names: readonly string[] = [];
    for (let days = 0; days <= delay; days = days === delay ? delay + 1 : Math.min(delay, days + every)) {
      const priced = priceAll(input, { sum, start, end: addDays(end, days) });
      if (!priced.ok) return priced;
      names = priced.value.map(({ name }) => name);
      // The longest delay is opened to its formulas; the others differ in their days only.
      if (days === delay) for (const { path, explained } of priced.value) sheet.adopt(path, explained);
      points.push({ days, costs: priced.value.map(({ cost }) => cost) });
    }
    return ok({ names: [...names], points });
  },
});
