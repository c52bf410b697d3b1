import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, textOf, wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll, takeOptional } from './take-files.ts';

export const command: Command = {
  usage: ['seal (BID-ID | FILE) --to CERT.pem... [--recovery CERT.pem] [--cbc] --out FILE.p7m'],
  summary: 'help.seal',
  options: {
    to: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.seal-to' },
    recovery: { type: 'string', value: 'FILE', help: 'help.option.seal-recovery' },
    cbc: { type: 'boolean', help: 'help.option.seal-cbc' },
    out: { type: 'string', value: 'FILE', help: 'help.option.out' },
  },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const out = textOf(given, 'out');
    if (out === null) return failKernel('usage.missing-argument', { argument: '--out FILE.p7m' });
    if (listOf(given, 'to').length === 0) return failKernel('usage.missing-argument', { argument: '--to CERT.pem' });
    const recipientFileIds = await takeAll(desk, listOf(given, 'to'));
    if (!recipientFileIds.ok) return recipientFileIds;
    const recoveryFileId = await takeOptional(desk, textOf(given, 'recovery'));
    if (!recoveryFileId.ok) return recoveryFileId;
    const word = wordAt(given, 0);
    const isFile = (await stat(word).catch(() => null)) !== null;
    const fileId = isFile ? await desk.take(word) : ok(null);
    if (!fileId.ok) return fileId;
    const answer = await desk.ask('sealing.seal', {
      bidId: isFile ? null : word,
      fileId: fileId.value,
      recipientFileIds: recipientFileIds.value,
      recoveryFileId: recoveryFileId.value,
      cipher: isSet(given, 'cbc') ? 'cbc' : 'gcm',
      out: resolve(out),
    });
    if (!answer.ok) return answer;
    const { path, recipients, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        words.say('sign.written', { path }),
        ...recipients.map(({ name, isRecovery }) => words.say(isRecovery ? 'seal.for-recovery' : 'seal.for', { name })),
        ...(recipients.some(({ isRecovery }) => isRecovery) ? [] : [words.say('seal.nobody-here')]),
        ...findingLines(findings, words),
      ],
    });
  },
};
