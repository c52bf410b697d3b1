import { failKernel } from '#shared/kernel/codes.ts';
import type { Answer } from '#shared/contract/index.ts';
import { parseInstant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import type { ExitCode } from '../command.ts';
import { casePorts } from './case-files.ts';
import { findingLines } from './finding-lines.ts';
import { answerLines } from './json-lines.ts';
import { exitOfShown, shownLines } from './trust-lines.ts';

/** What speaks against signing decides before what is merely not known. */
const exitOf = ({ certificates }: Answer<'certificates.check'>): ExitCode => {
  const isBlocked = certificates.some(({ findings }) => findings.some(({ severity }) => severity === 'blocker'));
  return isBlocked ? 1 : exitOfShown(certificates.map(({ certificate }) => certificate));
};

export const command: Command = {
  usage: ['certs check FILE [--platform ID] [--deadline INSTANT]', 'certs check --cases FILE.jsonl'],
  summary: 'help.certs-check',
  options: {
    platform: { type: 'string', value: 'ID', help: 'help.option.platform' },
    deadline: { type: 'string', value: 'INSTANT', help: 'help.option.deadline' },
    cases: { type: 'string', value: 'FILE', help: 'help.option.cases' },
  },
  words: [0, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const cases = textOf(given, 'cases');
    if (cases !== null) {
      const { caseChecker } = await import('../../../pki/path/check-cases.ts');
      return answerLines(cases, desk, caseChecker(await casePorts(cases, desk)));
    }
    if (given.words.length === 0) return failKernel('usage.missing-argument', { argument: 'FILE' });
    const wanted = textOf(given, 'deadline');
    const deadline = wanted === null ? null : parseInstant(wanted);
    if (wanted !== null && deadline === null)
      return failKernel('usage.bad-option', { option: '--deadline', reason: '2026-11-30T10:00:00+03:00' });
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const platformId = textOf(given, 'platform');
    const answer = await desk.ask('certificates.check', { fileId: fileId.value, platformId, deadline });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: exitOf(answer.value),
      text: (words) =>
        answer.value.certificates.flatMap(({ certificate, findings }) => [
          ...shownLines(certificate, words),
          ...findingLines(findings, words),
        ]),
    });
  },
};
