import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { algorithmUsage } from './algorithm-options.ts';
import { signingKeyFrom, signingOptions, signingUsage } from './secret-options.ts';

export const command: Command = {
  usage: [
    `countersign FILE ${signingUsage}`,
    `            [--signer NUMBER] [--certificate ID] [--out PATH] ${algorithmUsage}`,
  ],
  summary: 'help.countersign',
  options: {
    ...signingOptions,
    signer: { type: 'string', value: 'NUMBER', help: 'help.option.signer' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const signer = textOf(given, 'signer') ?? '1';
    if (!/^[1-9]\d{0,2}$/.test(signer))
      return failKernel('usage.bad-option', { option: '--signer', reason: '1, 2, …' });
    const key = await signingKeyFrom(given, desk);
    if (!key.ok) return key;
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const out = textOf(given, 'out');
    const answer = await desk.ask('signing.countersign', {
      fileId: fileId.value,
      signer: Number(signer),
      ...key.value,
      out: out === null ? null : resolve(out),
    });
    if (!answer.ok) return answer;
    const { path } = answer.value;
    return ok({
      value: { files: [path] },
      exit: 0,
      text: (words) => [words.say('sign.written', { path }), words.say('next', { command: `verify ${path}` })],
    });
  },
};
