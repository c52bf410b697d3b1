import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['checklists'],
  summary: 'help.checklists',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('checklists.list', {});
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        table(
          answer.value.sets.map(({ set, isOwn }) => [
            set.setId,
            set.title,
            set.laws.map((law) => say(`checklist.law.${law}`)).join(', ') || '—',
            String(set.items.length),
            set.source,
            say(isOwn ? 'templates.state.own' : 'templates.state.shipped'),
          ]),
        ),
    });
  },
};
