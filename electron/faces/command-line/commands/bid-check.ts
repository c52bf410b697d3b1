import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { bidLines, hasBlocker } from './bid-lines.ts';

export const command: Command = {
  usage: ['bid check BID-ID'],
  summary: 'help.bid-check',
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('bids.show', { bidId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const bid = answer.value;
    const { bidId, status, checklist, findings } = bid;
    const isReady = !hasBlocker(bid);
    return ok({
      value: { bidId, status, isReady, checklist, findings },
      exit: isReady ? 0 : 1,
      text: (words) => bidLines(bid, words),
    });
  },
};
