import { z } from 'zod';
import { compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, shownAmount, shownPercent } from '../fields.ts';
import { candidates, priceAll } from '../financing/candidates.ts';

/**
 * Several lenders’ offers over one period, and our own money where its rates are given (`own`), cheapest first; equal costs keep
 * the order given. `dearerBy` is the difference to the cheapest.
 */
export const compareOffers = defineCalculator({
  name: 'compare-offers',
  input: z.strictObject({ sum: amount, start: day, end: day, returnedOn: day.optional(), ...candidates, currency }),
  answer: {
    cheapest: z.string(),
    rows: z.array(
      z.strictObject({
        name: z.string(),
        cost: shownAmount,
        effectivePercent: shownPercent.nullable(),
        dearerBy: shownAmount,
      }),
    ),
  },
  compute: (input, sheet) => {
    const priced = priceAll(input, input);
    if (!priced.ok) return priced;
    for (const { path, explained } of priced.value) sheet.adopt(path, explained);
    const ranked = priced.value.toSorted((a, b) => compareAmounts(a.cost, b.cost));
    const least = ranked[0]?.cost ?? '0.00';
    const cheapest = sheet.note(
      'cheapest',
      {
        rule: 'offers.cheapest',
        formula: 'min(cost)',
        numbers: Object.fromEntries(ranked.map(({ cost }, index) => [`cost${String(index + 1)}`, cost])),
      },
      ranked[0]?.name ?? '',
    );
    const rows = ranked.map(({ name, cost, effectivePercent }) => ({
      name,
      cost,
      effectivePercent,
      dearerBy: subtractAmounts(cost, least),
    }));
    return ok({ cheapest, rows });
  },
});
