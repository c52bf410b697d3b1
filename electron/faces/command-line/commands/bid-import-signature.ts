import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';

export const command: Command = {
  usage: ['bid import-signature BID-ID FILE...'],
  summary: 'help.bid-import-signature',
  options: {},
  words: [2, Infinity],
  wordName: 'BID-ID FILE',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const fileIds = await takeAll(desk, given.words.slice(1));
    if (!fileIds.ok) return fileIds;
    const answer = await desk.ask('bids.importSignatures', { bidId, fileIds: fileIds.value });
    if (!answer.ok) return answer;
    const { taken, missing } = answer.value;
    return ok({
      value: { taken, missing },
      exit: 0,
      text: (words) => [
        ...taken.flatMap(({ name, content, signer, findings }) => [
          words.say('elsewhere.taken', { name, content, signer }),
          ...findingLines(
            findings.filter(({ severity }) => severity === 'warning'),
            words,
          ),
        ]),
        ...(missing.length === 0
          ? [words.say('next', { command: `package ${bidId} --out FILE.asice` })]
          : [words.say('elsewhere.missing', { names: missing.join(', ') })]),
      ],
    });
  },
};
