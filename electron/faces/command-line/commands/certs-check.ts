import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { answerLines } from './json-lines.ts';

export const command: Command = {
  usage: ['certs check --cases FILE.jsonl'],
  summary: 'help.certs-check',
  options: { cases: { type: 'string', value: 'FILE', help: 'help.option.cases' } },
  words: [0, 0],
  run: async (given, desk) => {
    const cases = textOf(given, 'cases');
    if (cases === null) return failKernel('usage.missing-argument', { argument: '--cases FILE.jsonl' });
    const { caseChecker } = await import('../../../pki/path/check-cases.ts');
    const explain = await desk.explain();
    const folder = dirname(resolve(cases));
    const check = caseChecker({
      read: (file) => {
        try {
          return ok(readFileSync(resolve(folder, file)));
        } catch {
          return failKernel('file.not-found', { file });
        }
      },
      describe: (failure) => explain(failure).message,
    });
    const answered = await answerLines(cases, desk, check);
    return answered.ok ? ok(null) : answered;
  },
};
