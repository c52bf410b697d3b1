import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { viewName } from './organiser-words.ts';

export const command: Command = {
  usage: ['views'],
  summary: 'help.views',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('views.list', {});
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...table(
          answer.value.views.map((view) => [
            view.viewId,
            viewName(view, words),
            words.say(`organiser.layout.${view.layout}`),
            view.isBuiltIn ? '' : words.say('organiser.own'),
          ]),
        ),
        words.say('next', { command: 'procedures --view VIEW-ID' }),
      ],
    });
  },
};
