import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['package BID-ID --out FILE.asice'],
  summary: 'help.package',
  options: { out: { type: 'string', value: 'FILE', help: 'help.option.out' } },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const out = textOf(given, 'out');
    if (out === null) return failKernel('usage.missing-argument', { argument: '--out FILE.asice' });
    const answer = await desk.ask('bids.package', { bidId: wordAt(given, 0), out: resolve(out) });
    if (!answer.ok) return answer;
    const { files } = answer.value;
    return ok({
      value: { files },
      exit: 0,
      text: (words) => [
        ...files.map((path) => words.say('sign.written', { path })),
        words.say('next', { command: `verify ${files[0] ?? out} --trust FILE.pem` }),
      ],
    });
  },
};
