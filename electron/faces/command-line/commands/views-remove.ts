import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['views remove VIEW-ID'],
  summary: 'help.views-remove',
  options: {},
  words: [1, 1],
  wordName: 'VIEW-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('views.remove', { viewId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => [words.say('organiser.saved')] });
  },
};
