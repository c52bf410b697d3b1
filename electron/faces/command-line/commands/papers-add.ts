import { basename, extname } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { companyOf, companyOption } from './company-lines.ts';
import { factsGiven, paperOptions } from './paper-options.ts';

export const command: Command = {
  usage: ['papers add [FILE] --kind KIND [--title TITLE] [--issued DAY] [--expires DAY] …'],
  summary: 'help.papers-add',
  options: { ...paperOptions, ...companyOption },
  words: [0, 1],
  run: async (given, desk) => {
    const company = await companyOf(given, desk);
    if (!company.ok) return company;
    const [file] = given.words;
    const fileId = file === undefined ? ok(null) : await desk.take(file);
    if (!fileId.ok) return fileId;
    const title = file === undefined ? {} : { title: basename(file, extname(file)) };
    const saved = await desk.ask('papers.save', {
      ...company.value,
      facts: { ...title, ...factsGiven(given) },
      fileId: fileId.value,
    });
    return saved.ok
      ? ok({ value: saved.value, exit: 0, text: () => [`${saved.value.paperId}  ${saved.value.title}`] })
      : saved;
  },
};
