import { failKernel } from '#shared/kernel/codes.ts';
import { textOf, type Command } from '../command.ts';
import { casePorts } from './case-files.ts';
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
    return answerLines(cases, desk, caseChecker(await casePorts(cases, desk)));
  },
};
