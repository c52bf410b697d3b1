import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { addressesOf, untimedLines } from './timestamp-options.ts';
import { takeAll } from './take-files.ts';

export const command: Command = {
  usage: ['augment FILE... --level T --tsa URL[,URL...] [--out PATH]'],
  summary: 'help.augment',
  options: {
    level: { type: 'string', value: 'T', help: 'help.option.level' },
    tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, Infinity],
  wordName: 'FILE',
  run: async (given, desk) => {
    if ((textOf(given, 'level') ?? 'T') !== 'T')
      return failKernel('usage.bad-option', { option: '--level', reason: (await desk.say())('usage.reason.level') });
    const tsas = addressesOf(given);
    if (tsas.length === 0) return failKernel('usage.missing-argument', { argument: '--tsa URL' });
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const out = textOf(given, 'out');
    const answer = await desk.ask('signing.augment', {
      fileIds: fileIds.value,
      tsas,
      out: out === null ? null : resolve(out),
    });
    if (!answer.ok) return answer;
    const { files, refused } = answer.value;
    const [first] = refused.flatMap(({ findings }) => findings);
    return ok({
      value: { files: files.map(({ path }) => path), refused },
      exit: first === undefined ? 0 : await exitOfFailure(first),
      text: (words) => [
        ...files.map(({ path }) => words.say('sign.written', { path })),
        ...untimedLines(refused, words),
      ],
    });
  },
};
