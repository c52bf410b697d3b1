import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { bidLines } from './bid-lines.ts';
import { takeAll } from './take-files.ts';

export const command: Command = {
  usage: ['bid add BID-ID FILE... [--as ITEM]'],
  summary: 'help.bid-add',
  options: { as: { type: 'string', value: 'ITEM', help: 'help.option.as' } },
  words: [2, Infinity],
  wordName: 'BID-ID FILE',
  run: async (given, desk) => {
    const files = await takeAll(desk, given.words.slice(1));
    if (!files.ok) return files;
    const input = { bidId: wordAt(given, 0), fileIds: files.value, itemId: textOf(given, 'as') };
    const answer = await desk.ask('bids.addDocuments', input);
    if (!answer.ok) return answer;
    const bid = answer.value;
    return ok({ value: bid, exit: 0, text: (words) => bidLines(bid, words) });
  },
};
