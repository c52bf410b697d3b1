import { access, constants, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DeadlineRow } from '#shared/contract/deadlines.ts';
import { parseDay } from '#shared/calendar/days.ts';
import { citationIn } from '#shared/finance/citation.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';

const nameOf = (row: DeadlineRow, words: Words): string => {
  if (row.title !== null) return row.title;
  const [event = '', lot] = (row.event ?? row.nodeId).split('@');
  const name = words.say(`deadline.event.${event}` as TextKey);
  return lot === undefined ? name : words.say('deadline.of-lot', { event: name, lot });
};

export const command: Command = {
  usage: ['deadlines [--until DATE] [--ics FILE]'],
  summary: 'help.deadlines',
  options: {
    until: { type: 'string', value: 'DATE', help: 'help.option.until' },
    ics: { type: 'string', value: 'FILE', help: 'help.option.ics' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const until = textOf(given, 'until');
    if (until !== null && parseDay(until) === null)
      return failKernel('usage.bad-option', { option: '--until', reason: until });
    const answer = await desk.ask('deadlines.list', { until });
    if (!answer.ok) return answer;
    const file = textOf(given, 'ics');
    let isWritten = false;
    if (file !== null) {
      const calendar = await desk.ask('deadlines.calendar', { until });
      if (!calendar.ok) return calendar;
      isWritten = calendar.value.text !== '';
      try {
        if (isWritten) await writeFile(resolve(file), calendar.value.text);
        // A place that could never be written to is told at once, and not on the day of the first date.
        else await access(dirname(resolve(file)), constants.W_OK);
      } catch (error) {
        return failKernel('file.unwritable', { file, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    const { rows, isCut } = answer.value;
    return ok({
      value: { ...answer.value, ics: file === null || !isWritten ? null : resolve(file) },
      exit: 0,
      text: (words) => [
        ...(rows.length === 0 ? [words.say('deadlines.none')] : []),
        ...table(
          rows.map((row) => [
            words.moment(row.at),
            nameOf(row, words),
            row.sourceId,
            row.procedureTitle,
            row.article === null ? words.say(`deadline.by.${row.by}`) : citationIn(words.language, row.article),
          ]),
        ),
        ...(isCut ? [words.say('deadlines.cut')] : []),
        ...(file === null || !isWritten ? [] : [words.say('deadlines.written', { file })]),
      ],
    });
  },
};
