import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['rules import FILE.json'],
  summary: 'help.rules-import',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const taken = await desk.take(wordAt(given, 0));
    if (!taken.ok) return taken;
    const answer = await desk.ask('rules.import', { fileId: taken.value });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [say('money.rules.saved', { total: answer.value.saved })],
    });
  },
};
