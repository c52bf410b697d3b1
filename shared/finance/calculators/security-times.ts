import { z } from 'zod';
import { addWorkingDays, calendarById } from '../../calendar/working-days.ts';
import { ok } from '../../kernel/result.ts';
import { millisecondsOf, writtenLike } from '../auction/moments.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { day, instant } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const ids = [
  'bid.operator-to-bank',
  'bid.bank-blocks',
  'bid.release-operator',
  'bid.release-bank',
  'bid.release-closed',
] as const;

/**
 * 44-FZ times of money on the special account. It must lie there unblocked when the bid is submitted; `blockedBy` is when the bank has blocked it
 * at the latest (art. 44 p.5), `releasedBy` when it is free again after a reason to release it (p.10–11), `returnedBy` the last day in a
 * closed paper procedure (p.16). Moments keep the offset they were given with.
 */
export const securityTimes = defineCalculator({
  name: 'security-times',
  input: z.strictObject({
    submittedAt: instant.optional(),
    releaseReasonAt: instant.optional(),
    closedProcedure: z.boolean().optional(),
    publishedOn: day.optional(),
  }),
  answer: {
    moneyNeededAt: z.string().optional(),
    blockedBy: z.string().optional(),
    releasedBy: z.string().optional(),
    returnedBy: z.string().optional(),
  },
  compute: ({ submittedAt, releaseReasonAt, closedProcedure, publishedOn }, sheet, { rules, calendars }) => {
    if (submittedAt === undefined && releaseReasonAt === undefined) {
      return failFinance('finance.one-of', { path: 'submittedAt', fields: ['submittedAt', 'releaseReasonAt'] });
    }
    const on = basisDay(rules, '44-fz', publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, ids);
    if (!chosen.ok) return chosen;
    const rule = chosen.value;
    sayBasisDay(sheet, '44-fz', Object.values(rule), on);

    const blocked = (from: string): string => {
      const [operator, bank] = [rule['bid.operator-to-bank'], rule['bid.bank-blocks']];
      const numbers = { submittedAt: from, operatorMinutes: operator.value, bankMinutes: bank.value };
      const formula = 'submittedAt + operatorMinutes + bankMinutes';
      const minutes = Number(operator.value) + Number(bank.value);
      const moment = writtenLike(from, millisecondsOf(from) + minutes * 60_000);
      return sheet.note('blockedBy', { rule: 'account.blocked-by', formula, numbers, by: [operator, bank] }, moment);
    };
    const released = (from: string): string => {
      const [operator, bank] = [rule['bid.release-operator'], rule['bid.release-bank']];
      const numbers = { releaseReasonAt: from, operatorHours: operator.value, bankHours: bank.value };
      const formula = 'releaseReasonAt + operatorHours + bankHours';
      const hours = Number(operator.value) + Number(bank.value);
      const moment = writtenLike(from, millisecondsOf(from) + hours * 3_600_000);
      return sheet.note('releasedBy', { rule: 'account.released-by', formula, numbers, by: [operator, bank] }, moment);
    };
    const submitted =
      submittedAt === undefined || closedProcedure === true
        ? {}
        : { moneyNeededAt: submittedAt, blockedBy: blocked(submittedAt) };
    if (releaseReasonAt === undefined) return ok(submitted);
    if (closedProcedure !== true) return ok({ ...submitted, releasedBy: released(releaseReasonAt) });

    const calendar = calendarById('RU', calendars);
    if (!calendar.ok) return calendar;
    const term = rule['bid.release-closed'];
    const from = releaseReasonAt.slice(0, 10);
    const last = addWorkingDays(from, Number(term.value), calendar.value);
    if (!last.ok) return last;
    const numbers = { releaseReasonAt: from, days: term.value };
    const deed = { rule: 'account.returned-by', formula: 'releaseReasonAt + days', numbers, by: [term] } as const;
    return ok({ ...submitted, returnedBy: sheet.note('returnedBy', deed, last.value) });
  },
});
