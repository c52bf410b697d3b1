import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { addMonths } from '../../calendar/days.ts';
import { isZone } from '../../calendar/zones.ts';
import { failCalendar } from '../../calendar/codes.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { day, instant } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

/**
 * The earliest last day of a guarantee: a month after the bid deadline (44-FZ art. 44 p.4, 223-FZ art. 3.4 p.14.1) or after the
 * secured obligation ends (44-FZ art. 96 p.3). Months by Civil Code art. 192; a day off does not move a guarantee's end. An instant is read
 * as the day in `zone`, or in its own offset.
 */
export const guaranteeEnd = defineCalculator({
  name: 'guarantee-end',
  input: z.strictObject({
    deadline: z.union([day, instant], { error: 'finance.not-a-day' }).optional(),
    performedUntil: day.optional(),
    zone: z.string().max(64).optional(),
    law: z.enum(['44-fz', '223-fz']).optional(),
    publishedOn: day.optional(),
  }),
  answer: { earliestEnd: z.string() },
  compute: ({ deadline, performedUntil, zone, law, publishedOn }, sheet, { rules }) => {
    const until = performedUntil ?? deadline;
    if (until === undefined || (performedUntil !== undefined && deadline !== undefined)) {
      return failFinance('finance.one-of', { path: 'deadline', fields: ['deadline', 'performedUntil'] });
    }
    if (zone !== undefined && !isZone(zone)) return failCalendar('calendar.unknown-zone', { zone });
    const local =
      until.length === 10 || zone === undefined
        ? until.slice(0, 10)
        : Temporal.Instant.from(until).toZonedDateTimeISO(zone).toPlainDate().toString();
    const forBid = performedUntil === undefined;
    const book = law === '223-fz' && forBid ? '223-fz-smb' : '44-fz';
    const id = forBid ? 'bid.guarantee-months' : 'performance.guarantee-months';
    const on = basisDay(rules, book, publishedOn);
    const chosen = rulesOn(rules, book, on.day, [id]);
    if (!chosen.ok) return chosen;
    const months = chosen.value[id];
    sayBasisDay(sheet, book, [months], on);
    const line = forBid ? 'deadline' : 'performedUntil';
    const earliestEnd = sheet.note(
      'earliestEnd',
      {
        rule: 'guarantee.end',
        formula: `${line} + months`,
        numbers: { [line]: local, months: months.value },
        by: [months],
      },
      addMonths(local, Number(months.value)),
    );
    return ok({ earliestEnd });
  },
});
