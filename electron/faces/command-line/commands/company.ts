import { readFile } from 'node:fs/promises';
import { companyProfile } from '#shared/company/profile.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

const readChanges = async (file: string): Promise<Outcome<object>> => {
  try {
    const parsed = companyProfile
      .partial()
      .strict()
      .safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    const [issue] = parsed.error.issues;
    return failKernel('input.invalid', { path: issue?.path.join('.') ?? file, reason: issue?.message ?? '' });
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return failKernel('input.invalid', { path: file, reason: 'JSON {…}' });
    return failKernel('file.not-found', { file });
  }
};

export const command: Command = {
  usage: ['company [--set FILE.json]'],
  summary: 'help.company',
  options: { set: { type: 'string', value: 'FILE', help: 'help.option.set' } },
  words: [0, 0],
  run: async (given, desk) => {
    const shown = await desk.ask('company.show', {});
    if (!shown.ok) return shown;
    const file = textOf(given, 'set');
    const changes = file === null ? null : await readChanges(file);
    if (changes !== null && !changes.ok) return changes;
    const answer =
      changes === null ? shown : await desk.ask('company.save', { ...shown.value.profile, ...changes.value });
    if (!answer.ok) return answer;
    const { profile, findings } = answer.value;
    return ok({
      value: { profile, findings },
      exit: 0,
      text: (words) => [
        ...table(
          Object.entries(profile).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
        ),
        ...findingLines(findings, words),
      ],
    });
  },
};
