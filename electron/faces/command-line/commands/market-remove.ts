import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['market remove RECORD-ID'],
  summary: 'help.market-remove',
  options: {},
  words: [1, 1],
  wordName: 'RECORD-ID',
  run: async (given, desk) => {
    const recordId = wordAt(given, 0);
    const answer = await desk.ask('market.remove', { recordId });
    return answer.ok
      ? ok({ value: answer.value, exit: 0, text: ({ say }) => [say('market.line.removed', { id: recordId })] })
      : answer;
  },
};
