import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['offers remove OFFER'],
  summary: 'help.offers-remove',
  options: {},
  words: [1, 1],
  wordName: 'OFFER',
  run: async (given, desk) => {
    const answer = await desk.ask('offers.remove', { offerId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: ({ say }) => [say('money.offers.removed')] });
  },
};
