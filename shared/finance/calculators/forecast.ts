import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { day, shownAmount } from '../fields.ts';
import { runForecast } from '../forecast/run.ts';
import { forecastTerms, type ForecastTerms } from '../forecast/terms.ts';

/** The first thing a schema cannot see: a repeated name, an end before its start, a winner that is no bid. */
const faultOf = ({ bids, won = [] }: ForecastTerms) => {
  const known = new Set<string>();
  for (const [index, bid] of bids.entries()) {
    const path = `bids.${String(index)}`;
    if (known.has(bid.id)) return failFinance('finance.name-repeated', { path: `${path}.id` });
    known.add(bid.id);
    const { start, release, releaseIfWon, performance } = bid;
    if (release < start) return failFinance('finance.end-before-start', { path: `${path}.release`, start });
    if (releaseIfWon !== undefined && releaseIfWon < start)
      return failFinance('finance.end-before-start', { path: `${path}.releaseIfWon`, start });
    if (performance !== undefined && performance.until < performance.from)
      return failFinance('finance.end-before-start', { path: `${path}.performance.until`, start: performance.from });
  }
  const strange = won.findIndex((id) => !known.has(id));
  return strange < 0
    ? null
    : failFinance('finance.field-choice', { path: `won.${String(strange)}`, allowed: [...known].slice(0, 20) });
};

/**
 * Own money day by day: what is free, what bids keep, the first day it runs short and by how much. Releases count from the day after; nothing is
 * rounded, all is added in kopecks.
 */
export const forecast = defineCalculator({
  name: 'forecast',
  input: forecastTerms,
  answer: {
    from: day,
    levels: z.array(shownAmount),
    frozen: z.array(shownAmount),
    shortFrom: day.nullable(),
    shortBy: shownAmount.nullable(),
    lowest: z.strictObject({ day, amount: shownAmount }),
    shortages: z.array(z.strictObject({ from: day, to: day, most: shownAmount })),
    lanes: z.array(
      z.strictObject({
        bid: z.string(),
        kind: z.enum(['bid', 'performance']),
        from: day,
        to: day,
        amount: z.string().meta({ unit: 'rub' }),
      }),
    ),
  },
  compute: (terms, sheet) => {
    const fault = faultOf(terms);
    if (fault !== null) return fault;
    const { levels, frozen, lanes, shortages, ...answer } = runForecast(terms);
    sheet.note(
      'lowest',
      {
        rule: 'forecast.lowest',
        formula: 'min(cash − frozen + flows)',
        numbers: { day: answer.lowest.day, days: String(terms.days), bids: String(terms.bids.length) },
      },
      answer.lowest.amount,
    );
    if (answer.shortFrom !== null && answer.shortBy !== null) {
      const details = { day: answer.shortFrom, short: answer.shortBy };
      sheet.say('finance.cash-short-on', 'warning', details, { path: 'cash' });
    }
    return ok({ ...answer, levels: [...levels], frozen: [...frozen], lanes: [...lanes], shortages: [...shortages] });
  },
});
