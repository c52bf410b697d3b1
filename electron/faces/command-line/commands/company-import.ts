import { ok } from '#shared/kernel/result.ts';
import { isSet, wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';
import { companyOf, companyOption } from './company-lines.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['company import FILE.json|FILE.csv|FILE.xlsx [--save] [--company COMPANY]'],
  summary: 'help.company-import',
  options: { save: { type: 'boolean', help: 'help.option.save-extract' }, ...companyOption },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const company = await companyOf(given, desk);
    if (!company.ok) return company;
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const read = await desk.ask('company.readExtract', { ...company.value, fileId: fileId.value });
    if (!read.ok) return read;
    const { companyId, profile, changes, findings, unread } = read.value;
    const isSaved = isSet(given, 'save');
    const saved = isSaved ? await desk.ask('company.save', { ...profile, companyId }) : null;
    if (saved !== null && !saved.ok) return saved;
    return ok({
      value: { companyId, isSaved, changes, findings, unread },
      exit: 0,
      text: (words) => [
        ...table(changes.map(({ field, before, after }) => [field, before === '' ? '—' : before, '→', after])),
        ...findingLines(findings, words),
        ...(unread.length === 0 ? [] : [words.say('company.extract.unread', { names: unread.join(', ') })]),
        words.say(isSaved ? 'company.extract.saved' : 'company.extract.not-saved', { total: changes.length }),
      ],
    });
  },
};
