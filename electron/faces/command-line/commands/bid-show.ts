import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { bidLines } from './bid-lines.ts';

export const command: Command = {
  usage: ['bid show BID-ID'],
  summary: 'help.bid-show',
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('bids.show', { bidId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const bid = answer.value;
    return ok({ value: bid, exit: 0, text: (words) => bidLines(bid, words) });
  },
};
