import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { algorithmUsage } from './algorithm-options.ts';
import { levelFrom, levelOptions, levelUsage } from './level-options.ts';
import { signingKeyFrom, signingOptions, signingUsage } from './secret-options.ts';
import { takeOptional } from './take-files.ts';
import { signedDone } from './signed-done.ts';

export const command: Command = {
  usage: [
    `cosign FILE ${signingUsage}`,
    `       [--content FILE] [--order FILE.json] [--certificate ID] [--out PATH] ${algorithmUsage}`,
    `       ${levelUsage}`,
  ],
  summary: 'help.cosign',
  options: {
    ...signingOptions,
    content: { type: 'string', value: 'FILE', help: 'help.option.content' },
    order: { type: 'string', value: 'FILE', help: 'help.option.signer-order' },
    ...levelOptions,
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const level = await levelFrom(given, desk);
    if (!level.ok) return level;
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
      ...level.value,
      out: out === null ? null : resolve(out),
    });
    if (!answer.ok) return answer;
    return ok(await signedDone(answer.value, null));
  },
};
