import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command, type Desk, type Done, type Given } from '../command.ts';
import { takeAll, takeOptional } from './take-files.ts';

const written = (paths: readonly string[]): Done => ({
  value: { files: paths },
  exit: 0,
  text: (words) => paths.map((path) => words.say('sign.written', { path })),
});

const splitFile = async (given: Given, desk: Desk): Promise<Outcome<Done>> => {
  if (given.words.length !== 1) return failKernel('usage.missing-argument', { argument: 'FILE' });
  const fileId = await desk.take(wordAt(given, 0));
  if (!fileId.ok) return fileId;
  const out = textOf(given, 'out');
  const answer = await desk.ask('signing.split', { fileId: fileId.value, out: out === null ? null : resolve(out) });
  return answer.ok ? ok(written(answer.value.files.map(({ path }) => path))) : answer;
};

export const command: Command = {
  usage: ['merge OUT FILE FILE... [--content FILE]', 'merge --split FILE [--out FOLDER]'],
  summary: 'help.merge',
  options: {
    split: { type: 'boolean', help: 'help.option.split' },
    content: { type: 'string', value: 'FILE', help: 'help.option.content' },
    out: { type: 'string', value: 'PATH', help: 'help.option.out' },
  },
  words: [1, Infinity],
  wordName: 'OUT FILE FILE',
  run: async (given, desk) => {
    if (isSet(given, 'split')) return splitFile(given, desk);
    const [out = '', ...files] = given.words;
    if (files.length < 2) return failKernel('usage.missing-argument', { argument: 'OUT FILE FILE' });
    const fileIds = await takeAll(desk, files);
    if (!fileIds.ok) return fileIds;
    const contentFileId = await takeOptional(desk, textOf(given, 'content'));
    if (!contentFileId.ok) return contentFileId;
    const answer = await desk.ask('signing.merge', {
      fileIds: fileIds.value,
      contentFileId: contentFileId.value,
      out: resolve(out),
    });
    return answer.ok ? ok(written([answer.value.path])) : answer;
  },
};
