import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { companyNamed } from './company-lines.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['bid company BID-ID COMPANY'],
  summary: 'help.bid-company',
  options: {},
  words: [2, 2],
  wordName: 'BID-ID COMPANY',
  run: async (given, desk) => {
    const companyId = await companyNamed(wordAt(given, 1), desk);
    if (!companyId.ok) return companyId;
    const bid = await desk.ask('bids.setCompany', { bidId: wordAt(given, 0), companyId: companyId.value });
    if (!bid.ok) return bid;
    const { bidId, companyName, findings } = bid.value;
    return ok({
      value: bid.value,
      exit: 0,
      text: (words) => [
        words.say('company.bid.said', { bid: bidId, company: companyName === '' ? companyId.value : companyName }),
        ...findingLines(findings, words),
      ],
    });
  },
};
