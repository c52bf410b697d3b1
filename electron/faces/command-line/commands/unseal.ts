import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { keyFrom, keyOptions } from './key-options.ts';
import { passphraseOptions } from './passphrase-options.ts';

export const command: Command = {
  usage: ['unseal FILE.p7m (--key FILE.p12 | --token LABEL|SERIAL [--library PATH]) [--certificate ID] [--out FILE]'],
  summary: 'help.unseal',
  options: {
    ...keyOptions,
    ...passphraseOptions,
    certificate: { type: 'string', value: 'ID', help: 'help.option.certificate' },
    out: { type: 'string', value: 'FILE', help: 'help.option.out' },
  },
  words: [1, 1],
  wordName: 'FILE.p7m',
  run: async (given, desk) => {
    const key = await keyFrom(given, desk);
    if (!key.ok) return key;
    const file = await desk.take(wordAt(given, 0));
    if (!file.ok) return file;
    const out = textOf(given, 'out');
    const answer = await desk.ask('sealing.unseal', {
      fileId: file.value,
      ...key.value,
      certificateId: textOf(given, 'certificate'),
      out: out === null ? null : resolve(out),
    });
    if (!answer.ok) return answer;
    const { path, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say('seal.opened', { path }), ...findingLines(findings, words)],
    });
  },
};
