import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { companyRows } from './company-lines.ts';

export const command: Command = {
  usage: ['company list'],
  summary: 'help.company-list',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const listed = await desk.ask('company.list', {});
    return listed.ok
      ? ok({ value: listed.value, exit: 0, text: (words) => companyRows(listed.value.companies, words) })
      : listed;
  },
};
