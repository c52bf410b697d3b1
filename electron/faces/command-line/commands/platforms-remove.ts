import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['platforms remove PLATFORM-ID'],
  summary: 'help.platforms-remove',
  options: {},
  words: [1, 1],
  wordName: 'PLATFORM-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('platforms.remove', { platformId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { platformId, stands } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        words.say(stands === null ? 'reference.removed' : 'reference.shipped-again', { id: platformId }),
      ],
    });
  },
};
