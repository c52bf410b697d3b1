import { z } from 'zod';
import { calendarById, isWorkingDay } from '../../calendar/working-days.ts';
import { ok } from '../../kernel/result.ts';
import { millisecondsOf, writtenLike } from '../auction/moments.ts';
import { defineCalculator } from '../define.ts';
import { day, instant } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

/** When a 44-FZ e-auction opens: two hours after the bid deadline (art. 42 p.1(21)), in the deadline's offset. */
export const auctionStart = defineCalculator({
  name: 'auction-start',
  input: z.strictObject({ deadline: instant, publishedOn: day.optional() }),
  answer: { start: z.string() },
  compute: ({ deadline, publishedOn }, sheet, { rules, calendars }) => {
    const on = basisDay(rules, '44-fz', publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, ['auction.start']);
    if (!chosen.ok) return chosen;
    const hours = chosen.value['auction.start'];
    sayBasisDay(sheet, '44-fz', [hours], on);
    const deadlineDay = deadline.slice(0, 10);
    const calendar = calendarById('RU', calendars);
    const works = calendar.ok ? isWorkingDay(deadlineDay, calendar.value) : calendar;
    if (works.ok && !works.value) {
      const details = { day: deadlineDay, article: hours.article };
      sheet.say('finance.start-on-non-working-day', 'warning', details, { path: 'deadline' });
    }
    const start = sheet.note(
      'start',
      { rule: 'auction.start', formula: 'deadline + hours', numbers: { deadline, hours: hours.value }, by: [hours] },
      writtenLike(deadline, millisecondsOf(deadline) + Number(hours.value) * 3_600_000),
    );
    return ok({ start });
  },
});
