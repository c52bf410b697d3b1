import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { rehearsalLines } from './rehearsal-lines.ts';

export const command: Command = {
  usage: ['bid rehearsals BID-ID'],
  summary: 'help.bid-rehearsals',
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('rehearsals.list', { bidId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { rehearsals } = answer.value;
    const [newest] = rehearsals;
    return ok({
      value: { rehearsals },
      exit: newest === undefined || newest.holds ? 0 : 1,
      text: (words) =>
        newest === undefined
          ? [words.say('rehearsal.none')]
          : rehearsals.flatMap((rehearsal) => rehearsalLines(rehearsal, words)),
    });
  },
};
