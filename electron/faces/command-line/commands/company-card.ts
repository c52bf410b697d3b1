import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { companyOf, companyOption } from './company-lines.ts';

export const command: Command = {
  usage: ['company card FILE.pdf|FILE.docx|FILE.xlsx [--platform ID] [--company COMPANY]'],
  summary: 'help.company-card',
  options: { platform: { type: 'string', value: 'ID', help: 'help.option.card-platform' }, ...companyOption },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const company = await companyOf(given, desk);
    if (!company.ok) return company;
    const written = await desk.ask('company.card', {
      ...company.value,
      platformId: textOf(given, 'platform'),
      out: resolve(wordAt(given, 0)),
      language: desk.language,
    });
    if (!written.ok) return written;
    const { path, missing } = written.value;
    return ok({
      value: written.value,
      exit: 0,
      text: ({ say }) => [
        path,
        ...(missing.length === 0
          ? []
          : [
              say('company.card.missing', {
                fields: missing
                  .map((field) =>
                    say((field === 'accounts' ? 'company.accounts' : `company.field.${field}`) as TextKey),
                  )
                  .join(desk.language === 'ar' ? '، ' : ', '),
              }),
            ]),
      ],
    });
  },
};
