import { addDays, parseDay } from '#shared/calendar/days.ts';
import type { CalendarItem } from '#shared/contract/procedure-layouts.ts';
import { calendarKinds } from '#shared/contract/procedure-layouts.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { deadlines } from '#shared/text/en/deadlines.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';
import { filterOptions, questionFrom } from './procedure-filters.ts';

const isEvent = (key: string): key is TextKey => Object.hasOwn(deadlines, key);

export const kindWords = (kind: string, words: Words): string => {
  const ours = calendarKinds.find((one) => one === kind);
  if (ours !== undefined) return words.say(`organiser.calendar.${ours}`);
  const event = `deadline.event.${kind}`;
  return isEvent(event) ? words.say(event) : words.say('organiser.calendar.others');
};

const line = (item: CalendarItem, words: Words): readonly string[] => [
  `  ${item.at === null ? '' : words.moment(item.at)}`,
  kindWords(item.kind, words),
  item.procedureId,
  [item.text, item.title].filter((part) => part !== null && part !== '').join(' · '),
];

const usualDays = 14;

export const command: Command = {
  usage: ['procedures calendar [--from DATE] [--to DATE] [--view VIEW-ID] [FILTERS] [--each N]'],
  summary: 'help.procedures-calendar',
  options: {
    from: { type: 'string', value: 'DATE', help: 'help.option.from-day' },
    to: { type: 'string', value: 'DATE', help: 'help.option.to-day' },
    each: { type: 'string', value: 'N', help: 'help.option.limit' },
    ...filterOptions,
  },
  words: [0, 0],
  run: async (given, desk) => {
    const perDay = Number(textOf(given, 'each') ?? '20');
    if (!Number.isInteger(perDay) || perDay < 0 || perDay > 50)
      return failKernel('usage.bad-option', { option: '--each', reason: '0–50' });
    const status = await desk.ask('workspace.status', {});
    if (!status.ok) return status;
    const from = textOf(given, 'from') ?? status.value.now.slice(0, 10);
    if (parseDay(from) === null) return failKernel('usage.bad-option', { option: '--from', reason: from });
    const to = textOf(given, 'to') ?? addDays(from, usualDays - 1);
    if (parseDay(to) === null) return failKernel('usage.bad-option', { option: '--to', reason: to });
    const question = await questionFrom(given, desk);
    if (!question.ok) return question;
    const { search, filter } = question.value;
    const answer = await desk.ask('procedures.calendar', { search, filter, from, to, perDay });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        answer.value.days.flatMap(({ day, counts, items }) => [
          `${day}  ${counts.map(({ kind, count }) => `${kindWords(kind, words)}: ${count}`).join(', ')}`,
          ...table(items.map((item) => line(item, words))),
        ]),
    });
  },
};
