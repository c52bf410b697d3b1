import { ok } from '#shared/kernel/result.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { isSet, textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { readJson } from './read-json.ts';

/** `4320` minutes as `3d`, `90` as `1h30m`: the same in every language of a terminal. */
const span = (minutes: number): string => {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'm'],
  ] as const;
  return parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
};

export const command: Command = {
  usage: ['reminder-levels [--set FILE.json | --reset]'],
  summary: 'help.reminder-levels',
  options: {
    set: { type: 'string', value: 'FILE', help: 'help.option.set-levels' },
    reset: { type: 'boolean', help: 'help.option.reset' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const file = textOf(given, 'set');
    if (file !== null && isSet(given, 'reset'))
      return failKernel('usage.bad-option', { option: '--reset', reason: '--set' });
    const read = file === null ? null : await readJson(file);
    if (read !== null && !read.ok) return read;
    const answer =
      read !== null
        ? await desk.ask('reminders.savePlan', { plan: read.value })
        : isSet(given, 'reset')
          ? await desk.ask('reminders.savePlan', { plan: null })
          : await desk.ask('reminders.plan', {});
    if (!answer.ok) return answer;
    const { plan, standing } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...table([
          [words.say('reminders.usual'), plan.usual.map(span).join('  ')],
          ...plan.byEvent.map(({ event, levels }) => [event, levels.length === 0 ? '—' : levels.map(span).join('  ')]),
        ]),
        words.say(`standing.${standing}`),
      ],
    });
  },
};
