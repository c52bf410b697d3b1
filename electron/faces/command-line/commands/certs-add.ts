import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';

export const command: Command = {
  usage: ['certs add FILE...'],
  summary: 'help.certs-add',
  options: {},
  words: [1, 1_000],
  wordName: 'FILE',
  run: async (given, desk) => {
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const answer = await desk.ask('certificates.add', { fileIds: fileIds.value });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => findingLines(answer.value.findings, words) });
  },
};
