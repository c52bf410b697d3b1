import { failKernel } from '#shared/kernel/codes.ts';
import { parseInstant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { exitOfShown, shownLines } from './trust-lines.ts';

export const command: Command = {
  usage: ['certs show FILE [--at INSTANT]'],
  summary: 'help.certs-show',
  options: { at: { type: 'string', value: 'INSTANT', help: 'help.option.at' } },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const wanted = textOf(given, 'at');
    const at = wanted === null ? null : parseInstant(wanted);
    if (wanted !== null && at === null)
      return failKernel('usage.bad-option', { option: '--at', reason: '2026-11-30T10:00:00+03:00' });
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const answer = await desk.ask('certificates.show', { fileId: fileId.value, at });
    if (!answer.ok) return answer;
    const { certificates } = answer.value;
    return ok({
      value: answer.value,
      exit: exitOfShown(certificates),
      text: (words) => certificates.flatMap((one) => shownLines(one, words)),
    });
  },
};
