import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { auctionLines } from './auction-lines.ts';

export const command: Command = {
  usage: ['auction show AUCTION|BID [--price PRICE]'],
  summary: 'help.auction-show',
  options: { price: { type: 'string', value: 'PRICE', help: 'help.option.auction-price' } },
  words: [1, 1],
  wordName: 'AUCTION',
  run: async (given, desk) => {
    const price = textOf(given, 'price');
    const answer = await desk.ask('auctions.show', {
      auctionId: wordAt(given, 0),
      ...(price === null ? {} : { price }),
    });
    if (!answer.ok) return answer;
    // A price that would be refused is an answer, and the answer is no.
    const exit = answer.value.desk.allowed === false ? 1 : 0;
    return ok({ value: answer.value, exit, text: (words) => auctionLines(answer.value, words) });
  },
};
