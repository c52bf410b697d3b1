import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['auction remove AUCTION'],
  summary: 'help.auction-remove',
  options: {},
  words: [1, 1],
  wordName: 'AUCTION',
  run: async (given, desk) => {
    const answer = await desk.ask('auctions.remove', { auctionId: wordAt(given, 0) });
    return answer.ok ? ok({ value: answer.value, exit: 0, text: () => [] }) : answer;
  },
};
