import { ok } from '#shared/kernel/result.ts';
import { isSet, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';
import { exitOfFindings } from './trust-lines.ts';

export const command: Command = {
  usage: ['trust import FILE... [--as-anchors]'],
  summary: 'help.trust-import',
  options: { 'as-anchors': { type: 'boolean', help: 'help.option.as-anchors' } },
  words: [1, 1_000],
  wordName: 'FILE',
  run: async (given, desk) => {
    const fileIds = await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const answer = await desk.ask('trust.import', { fileIds: fileIds.value, asAnchors: isSet(given, 'as-anchors') });
    if (!answer.ok) return answer;
    const { findings } = answer.value;
    return ok({
      value: answer.value,
      exit: await exitOfFindings(findings),
      text: (words) => findingLines(findings, words),
    });
  },
};
