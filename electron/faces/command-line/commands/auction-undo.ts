import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { auctionLines } from './auction-lines.ts';

export const command: Command = {
  usage: ['auction undo AUCTION|BID [--offer NUMBER]'],
  summary: 'help.auction-undo',
  options: { offer: { type: 'string', value: 'NUMBER', help: 'help.option.auction-offer' } },
  words: [1, 1],
  wordName: 'AUCTION',
  run: async (given, desk) => {
    const offer = textOf(given, 'offer');
    if (offer !== null && !/^[1-9]\d{0,14}$/.test(offer))
      return failKernel('usage.bad-option', { option: '--offer', reason: offer });
    const answer = await desk.ask('auctions.undo', {
      auctionId: wordAt(given, 0),
      ...(offer === null ? {} : { offerId: Number(offer) }),
    });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => auctionLines(answer.value, words) });
  },
};
