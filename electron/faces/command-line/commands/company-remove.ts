import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { companyNamed, companyRows } from './company-lines.ts';

export const command: Command = {
  usage: ['company remove COMPANY'],
  summary: 'help.company-remove',
  options: {},
  words: [1, 1],
  wordName: 'COMPANY',
  run: async (given, desk) => {
    const companyId = await companyNamed(wordAt(given, 0), desk);
    if (!companyId.ok) return companyId;
    const listed = await desk.ask('company.remove', { companyId: companyId.value });
    return listed.ok
      ? ok({ value: listed.value, exit: 0, text: (words) => companyRows(listed.value.companies, words) })
      : listed;
  },
};
