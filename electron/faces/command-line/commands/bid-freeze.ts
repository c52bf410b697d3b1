import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['bid freeze BID-ID'],
  summary: 'help.bid-freeze',
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const answer = await desk.ask('bids.freeze', { bidId });
    if (!answer.ok) return answer;
    const { manifestDigest, files } = answer.value;
    return ok({
      value: { manifestDigest, files },
      exit: 0,
      text: (words) => [
        words.say('bid.frozenAs', { digest: manifestDigest }),
        ...table(files.map((file) => [`  ${file.name}`, String(file.size), file.digests[0]?.value ?? ''])),
        words.say('next', { command: `sign ${bidId} --key FILE.p12` }),
      ],
    });
  },
};
