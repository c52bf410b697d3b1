import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { authorityLines } from './authority-lines.ts';
import { takeOptional } from './take-files.ts';

export const command: Command = {
  usage: ['authority add FILE.xml [--signature FILE.sig]'],
  summary: 'help.authority-add',
  options: { signature: { type: 'string', value: 'FILE', help: 'help.option.authority-signature' } },
  words: [1, 1],
  wordName: 'FILE.xml',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const signature = await takeOptional(desk, textOf(given, 'signature'));
    if (!signature.ok) return signature;
    const answer = await desk.ask('authority.add', { fileId: fileId.value, signatureFileId: signature.value });
    if (!answer.ok) return answer;
    const { authorityId, authorities } = answer.value;
    const added = authorities.find((one) => one.authorityId === authorityId);
    return ok({
      value: { authorityId, authority: added ?? null },
      exit: 0,
      text: (words) => [
        words.say('authority.said.kept', { id: authorityId }),
        ...(added === undefined ? [] : authorityLines(added.power, added.findings, words)),
      ],
    });
  },
};
