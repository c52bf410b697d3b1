import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['auction suggest BID'],
  summary: 'help.auction-suggest',
  options: {},
  words: [1, 1],
  wordName: 'BID',
  run: async (given, desk) => {
    const answer = await desk.ask('auctions.suggest', { bidId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [
        ...JSON.stringify(answer.value.terms, null, 2).split('\n'),
        answer.value.missing.length === 0
          ? say('auction.suggested-all')
          : say('auction.suggested', { fields: answer.value.missing.join(', ') }),
      ],
    });
  },
};
