import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { exitOfFailure } from '../exit-code.ts';
import { signingKeyFrom, signingOptions, signingUsage } from './secret-options.ts';
import { takeOptional } from './take-files.ts';
import { addressesOf, untimedLines } from './timestamp-options.ts';

export const command: Command = {
  usage: [
    `cosign FILE ${signingUsage}`,
    '       [--content FILE] [--order FILE.json] [--level B|T] [--tsa URL[,URL...]] [--certificate ID] [--out PATH]',
  ],
  summary: 'help.cosign',
  options: {
    ...signingOptions,
    content: { type: 'string', value: 'FILE', help: 'help.option.content' },
    order: { type: 'string', value: 'FILE', help: 'help.option.order' },
    level: { type: 'string', value: 'B|T', help: 'help.option.level' },
    tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const level = textOf(given, 'level') ?? 'B';
    if (level !== 'B' && level !== 'T')
      return failKernel('usage.bad-option', { option: '--level', reason: (await desk.say())('usage.reason.level') });
    const key = await signingKeyFrom(given, desk);
    if (!key.ok) return key;
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const contentFileId = await takeOptional(desk, textOf(given, 'content'));
    if (!contentFileId.ok) return contentFileId;
    const orderFileId = await takeOptional(desk, textOf(given, 'order'));
    if (!orderFileId.ok) return orderFileId;
    const out = textOf(given, 'out');
    const answer = await desk.ask('signing.cosign', {
      fileId: fileId.value,
      contentFileId: contentFileId.value,
      orderFileId: orderFileId.value,
      ...key.value,
      level,
      tsas: addressesOf(given),
      out: out === null ? null : resolve(out),
    });
    if (!answer.ok) return answer;
    const paths = answer.value.files.map(({ path }) => path);
    const { untimed } = answer.value;
    const [first] = untimed.flatMap(({ findings }) => findings);
    return ok({
      value: untimed.length === 0 ? { files: paths } : { files: paths, untimed },
      exit: first === undefined ? 0 : await exitOfFailure(first),
      text: (words) => [...paths.map((path) => words.say('sign.written', { path })), ...untimedLines(untimed, words)],
    });
  },
};
