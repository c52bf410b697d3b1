import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['auction export AUCTION|BID FILE.xlsx|FILE.pdf|FILE.csv|FILE.json'],
  summary: 'help.auction-export',
  options: {},
  words: [2, 2],
  wordName: 'AUCTION FILE',
  run: async (given, desk) => {
    const answer = await desk.ask('auctions.export', {
      auctionId: wordAt(given, 0),
      out: resolve(wordAt(given, 1)),
      language: desk.language,
    });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [say('auction.exported', { path: answer.value.path })],
    });
  },
};
