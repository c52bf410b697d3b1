import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['kinds reset KIND-ID'],
  summary: 'help.kinds-reset',
  options: {},
  words: [1, 1],
  wordName: 'KIND-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('kinds.reset', { kindId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { kindId, stands } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say(stands === null ? 'reference.removed' : 'reference.shipped-again', { id: kindId })],
    });
  },
};
