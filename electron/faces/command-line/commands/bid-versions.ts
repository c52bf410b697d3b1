import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { wordAt, type Command } from '../command.ts';
import { bidLines } from './bid-lines.ts';

const acting = (word: string, method: 'bids.revise' | 'bids.adoptEdition', summary: TextKey): Command => ({
  usage: [`bid ${word} BID-ID`],
  summary,
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const answer = await desk.ask(method, { bidId: wordAt(given, 0) });
    return answer.ok ? ok({ value: answer.value, exit: 0, text: (words) => bidLines(answer.value, words) }) : answer;
  },
});

/** The next version of a frozen bid; what was frozen and signed stays as it is. */
export const revise = acting('revise', 'bids.revise', 'help.bid-revise');
/** The newest edition of the notice, after `diff` was looked at. */
export const adoptEdition = acting('adopt-edition', 'bids.adoptEdition', 'help.bid-adopt-edition');

export const remove: Command = {
  usage: ['bid remove BID-ID'],
  summary: 'help.bid-remove',
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const answer = await desk.ask('bids.remove', { bidId });
    return answer.ok
      ? ok({ value: { bidId }, exit: 0, text: ({ say }) => [say('bid.removed', { bid: bidId })] })
      : answer;
  },
};
