import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import { auctionLines } from './auction-lines.ts';

export const command: Command = {
  usage: ['auction offer AUCTION|BID PRICE [--own] [--at INSTANT]'],
  summary: 'help.auction-offer',
  options: {
    own: { type: 'boolean', help: 'help.option.auction-own' },
    at: { type: 'string', value: 'INSTANT', help: 'help.option.auction-at' },
  },
  words: [2, 2],
  wordName: 'AUCTION PRICE',
  run: async (given, desk) => {
    const at = textOf(given, 'at');
    const answer = await desk.ask('auctions.offer', {
      auctionId: wordAt(given, 0),
      amount: wordAt(given, 1),
      own: isSet(given, 'own'),
      ...(at === null ? {} : { at }),
    });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => auctionLines(answer.value, words) });
  },
};
