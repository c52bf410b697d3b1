import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';
import { exitOfFindings } from './trust-lines.ts';

export const command: Command = {
  usage: ['crl import FILE...'],
  summary: 'help.crl-import',
  options: {},
  words: [1, 1_000],
  wordName: 'FILE',
  run: async (given, desk) => {
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const answer = await desk.ask('crls.import', { fileIds: fileIds.value });
    if (!answer.ok) return answer;
    const { findings } = answer.value;
    return ok({
      value: answer.value,
      exit: await exitOfFindings(findings),
      text: (words) => findingLines(findings, words),
    });
  },
};
