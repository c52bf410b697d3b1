import { readFile } from 'node:fs/promises';
import { companyProfile } from '#shared/company/profile.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { companyOf, companyOption, profileLines } from './company-lines.ts';

/** A field that is not in the file stays as it is: defaults are for profiles of earlier versions. */
const changesIn = (read: unknown): Outcome<object> => {
  const parsed = companyProfile.partial().strict().safeParse(read);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
  }
  const named = typeof read === 'object' && read !== null ? Object.keys(read) : [];
  return ok(Object.fromEntries(Object.entries(parsed.data).filter(([name]) => named.includes(name))));
};

const readChanges = async (file: string): Promise<Outcome<object>> => {
  try {
    return changesIn(JSON.parse(await readFile(file, 'utf8')));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return failKernel('input.invalid', { path: file, reason: 'JSON {…}' });
    return failKernel('file.not-found', { file });
  }
};

export const command: Command = {
  usage: ['company [--company COMPANY] [--set FILE.json]'],
  summary: 'help.company',
  options: { set: { type: 'string', value: 'FILE', help: 'help.option.set' }, ...companyOption },
  words: [0, 0],
  run: async (given, desk) => {
    const company = await companyOf(given, desk);
    if (!company.ok) return company;
    const shown = await desk.ask('company.show', company.value);
    if (!shown.ok) return shown;
    const file = textOf(given, 'set');
    const changes = file === null ? null : await readChanges(file);
    if (changes !== null && !changes.ok) return changes;
    const { companyId, profile: before } = shown.value;
    const answer =
      changes === null ? shown : await desk.ask('company.save', { ...before, ...changes.value, companyId });
    if (!answer.ok) return answer;
    const { profile, findings } = answer.value;
    return ok({ value: { companyId, profile, findings }, exit: 0, text: (words) => profileLines(answer.value, words) });
  },
};
