import { ok } from '#shared/kernel/result.ts';
import { listOf, textOf, wordAt, type Command } from '../command.ts';
import { authorityLines } from './authority-lines.ts';
import { takeOptional } from './take-files.ts';

export const command: Command = {
  usage: [
    'authority check FILE.xml [--signature FILE.sig] [--certificate FILE.cer | --key ID] [--power CODE]... [--on DAY]',
  ],
  summary: 'help.authority-check',
  options: {
    signature: { type: 'string', value: 'FILE', help: 'help.option.authority-signature' },
    certificate: { type: 'string', value: 'FILE', help: 'help.option.authority-certificate' },
    key: { type: 'string', value: 'ID', help: 'help.option.authority-certificate' },
    power: { type: 'string', multiple: true, value: 'CODE', help: 'help.option.authority-power' },
    on: { type: 'string', value: 'DAY', help: 'help.option.authority-on' },
  },
  words: [1, 1],
  wordName: 'FILE.xml',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const signature = await takeOptional(desk, textOf(given, 'signature'));
    if (!signature.ok) return signature;
    const certificate = await takeOptional(desk, textOf(given, 'certificate'));
    if (!certificate.ok) return certificate;
    const answer = await desk.ask('authority.check', {
      fileId: fileId.value,
      signatureFileId: signature.value,
      certificateFileId: certificate.value,
      keyId: textOf(given, 'key'),
      powers: [...listOf(given, 'power')],
      on: textOf(given, 'on'),
    });
    if (!answer.ok) return answer;
    const { power, findings, isSound } = answer.value;
    return ok({
      value: answer.value,
      exit: isSound ? 0 : 1,
      text: (words) => authorityLines(power, findings, words),
    });
  },
};
