import type { Asked } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { auctionLines } from './auction-lines.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['auction terms AUCTION|BID TERMS.json|-'],
  summary: 'help.auction-terms',
  options: {},
  words: [2, 2],
  wordName: 'AUCTION TERMS.json',
  run: async (given, desk) => {
    const read = await readJsonObject(wordAt(given, 1));
    if (!read.ok) return read;
    const terms = read.value as Asked<'auctions.setTerms'>['terms'];
    const answer = await desk.ask('auctions.setTerms', { auctionId: wordAt(given, 0), terms });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => auctionLines(answer.value, words) });
  },
};
