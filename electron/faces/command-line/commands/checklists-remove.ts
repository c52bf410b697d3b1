import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['checklists remove SET'],
  summary: 'help.checklists-remove',
  options: {},
  words: [1, 1],
  wordName: 'SET',
  run: async (given, desk) => {
    const answer = await desk.ask('checklists.remove', { setId: wordAt(given, 0) });
    return answer.ok
      ? ok({
          value: answer.value,
          exit: 0,
          text: ({ say }) => [say('checklist.sets', { count: answer.value.sets.length })],
        })
      : answer;
  },
};
