import type { Asked } from '#shared/contract/index.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { auctionLines } from './auction-lines.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['auction begin TERMS.json|- [--bid BID] [--title TEXT]'],
  summary: 'help.auction-begin',
  options: {
    bid: { type: 'string', value: 'BID', help: 'help.option.auction-bid' },
    title: { type: 'string', value: 'TEXT', help: 'help.option.auction-title' },
  },
  words: [1, 1],
  wordName: 'TERMS.json',
  run: async (given, desk) => {
    const read = await readJsonObject(wordAt(given, 0));
    if (!read.ok) return read;
    // What the step refuses it names by its field.
    const terms = read.value as Asked<'auctions.begin'>['terms'];
    const answer = await desk.ask('auctions.begin', {
      terms,
      bidId: textOf(given, 'bid'),
      title: textOf(given, 'title'),
    });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => auctionLines(answer.value, words) });
  },
};
