import { z } from 'zod';
import { addWorkingDays, calendarById } from '../../calendar/working-days.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { day } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

/**
 * The last day on which a 44-FZ customer pays in time: 7 working days after the acceptance document is signed, 10 where the state
 * system is not used or the payment is under treasury support (art. 34 p.13.1).
 */
export const paymentDue = defineCalculator({
  name: 'payment-due',
  input: z.strictObject({
    acceptedOn: day,
    underTreasury: z.boolean().optional(),
    calendar: z.string().min(1).max(20).optional(),
    publishedOn: day.optional(),
  }),
  answer: { date: z.string() },
  compute: ({ acceptedOn, underTreasury, calendar = 'RU', publishedOn }, sheet, { rules, calendars }) => {
    const id = underTreasury === true ? 'payment.term-treasury' : 'payment.term';
    const on = basisDay(rules, '44-fz', publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, [id]);
    if (!chosen.ok) return chosen;
    const days = Object.values(chosen.value);
    sayBasisDay(sheet, '44-fz', days, on);
    const known = calendarById(calendar, calendars);
    if (!known.ok) return known;
    const term = days[0]?.value ?? '0';
    const reached = addWorkingDays(acceptedOn, Number(term), known.value);
    if (!reached.ok) return reached;
    const numbers = { acceptedOn, days: term, calendar };
    return ok({
      date: sheet.note('date', { rule: 'payment.due', formula: 'acceptedOn + days', numbers, by: days }, reached.value),
    });
  },
});
