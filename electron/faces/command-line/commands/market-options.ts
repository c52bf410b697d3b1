import { parseDay } from '#shared/calendar/days.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command, type Given } from '../command.ts';

export const dayOptions = {
  from: { type: 'string', value: 'DATE', help: 'help.option.from-day' },
  to: { type: 'string', value: 'DATE', help: 'help.option.to-day' },
} as const satisfies Command['options'];

export const monthOptions = {
  from: { type: 'string', value: 'MONTH', help: 'help.option.market-from-month' },
  to: { type: 'string', value: 'MONTH', help: 'help.option.market-to-month' },
} as const satisfies Command['options'];

type Period = { readonly from: string | null; readonly to: string | null };

const periodIn = (given: Given, isSound: (text: string) => boolean): Outcome<Period> => {
  for (const name of ['from', 'to']) {
    const text = textOf(given, name);
    if (text !== null && !isSound(text)) return failKernel('usage.bad-option', { option: `--${name}`, reason: text });
  }
  return ok({ from: textOf(given, 'from'), to: textOf(given, 'to') });
};

export const daysIn = (given: Given): Outcome<Period> => periodIn(given, (text) => parseDay(text) !== null);
export const monthsIn = (given: Given): Outcome<Period> =>
  periodIn(given, (text) => /^\d{4}-\d{2}$/.test(text) && parseDay(`${text}-01`) !== null);
