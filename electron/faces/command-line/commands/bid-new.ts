import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['bid new PROCEDURE-ID [--lot LOT]'],
  summary: 'help.bid-new',
  options: { lot: { type: 'string', value: 'LOT', help: 'help.option.lot' } },
  words: [1, 1],
  wordName: 'PROCEDURE-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('bids.create', { procedureId: wordAt(given, 0), lotId: textOf(given, 'lot') });
    if (!answer.ok) return answer;
    const { bidId } = answer.value;
    return ok({
      value: { bidId },
      exit: 0,
      text: (words) => [
        words.say('bid.made', { bid: bidId }),
        words.say('next', { command: `bid add ${bidId} FILE...` }),
      ],
    });
  },
};
