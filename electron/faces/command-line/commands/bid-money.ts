import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['bid money BID --input FILE.json|-'],
  summary: 'help.bid-money',
  options: { input: { type: 'string', value: 'FILE|-', help: 'help.option.input' } },
  words: [1, 1],
  wordName: 'BID',
  run: async (given, desk) => {
    const file = textOf(given, 'input');
    if (file === null) return failKernel('usage.missing-argument', { argument: '--input FILE.json|-' });
    const read = await readJsonObject(file);
    if (!read.ok) return read;
    const money = read.value as Parameters<typeof desk.ask<'funding.saveBid'>>[1]['money'];
    const answer = await desk.ask('funding.saveBid', { bidId: wordAt(given, 0), money });
    if (!answer.ok) return answer;
    const { title, need, start, release, margin, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        [title, need, start, release, margin].map((part) => part ?? '—').join('  '),
        ...findingLines(findings, words),
      ],
    });
  },
};
