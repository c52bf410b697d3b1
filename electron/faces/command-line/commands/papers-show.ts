import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { companyOf, companyOption } from './company-lines.ts';
import { paperLines } from './paper-lines.ts';

export const command: Command = {
  usage: ['papers show PAPER-ID [--company COMPANY]'],
  summary: 'help.papers-show',
  options: companyOption,
  words: [1, 1],
  wordName: 'PAPER-ID',
  run: async (given, desk) => {
    const company = await companyOf(given, desk);
    if (!company.ok) return company;
    const listed = await desk.ask('papers.list', company.value);
    if (!listed.ok) return listed;
    const { papers, kinds } = listed.value;
    const paper = papers.find(({ paperId }) => paperId === wordAt(given, 0));
    if (paper === undefined) return failKernel('record.not-found', { kind: 'paper', id: wordAt(given, 0) });
    const known = kinds.map(({ kind }) => kind);
    return ok({ value: paper, exit: 0, text: (words) => paperLines(paper, known, words) });
  },
};
