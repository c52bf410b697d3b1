import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['bid export-to-sign BID-ID --out DIR'],
  summary: 'help.bid-export-to-sign',
  options: { out: { type: 'string', value: 'DIR', help: 'help.option.export-out' } },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const out = textOf(given, 'out');
    if (out === null) return failKernel('usage.missing-argument', { argument: '--out DIR' });
    const folder = resolve(out);
    const answer = await desk.ask('bids.exportToSign', { bidId, out: folder, language: desk.language });
    if (!answer.ok) return answer;
    const { files, instructions } = answer.value;
    return ok({
      value: { folder, files, instructions },
      exit: 0,
      text: (words) => [
        words.say('elsewhere.exported', { count: files.length, folder }),
        ...table(files.map(({ name, size, digests }) => [`  ${name}`, String(size), digests[0]?.value ?? ''])),
        words.say('next', { command: `bid import-signature ${bidId} FILE...` }),
      ],
    });
  },
};
