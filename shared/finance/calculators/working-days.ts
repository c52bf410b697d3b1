import { z } from 'zod';
import { addWorkingDays, calendarById } from '../../calendar/working-days.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { day, whole } from '../fields.ts';

/**
 * The last day of a term in working days: the day after `from` is the first (Civil Code art. 191); negative `days` count back. A year
 * whose production calendar is not known is refused.
 */
export const workingDays = defineCalculator({
  name: 'working-days',
  input: z.strictObject({ from: day, days: whole(-2000, 2000), calendar: z.string().min(1).max(20) }),
  answer: { date: z.string() },
  compute: ({ from, days, calendar }, sheet, { calendars }) => {
    const found = calendarById(calendar, calendars);
    if (!found.ok) return found;
    const reached = addWorkingDays(from, days, found.value);
    if (!reached.ok) return reached;
    const numbers = { from, days: String(days), calendar };
    return ok({ date: sheet.note('date', { rule: 'working-days', formula: 'from + days', numbers }, reached.value) });
  },
});
