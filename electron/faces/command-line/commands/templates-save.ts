import { readFile } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import { template } from '#shared/bid/templates/template.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { howMany } from './how-many.ts';

/** A text as it stands in a file, under a name, a language and what it is for; a title where it has none yet. */
export const command: Command = {
  usage: ['templates save TEMPLATE FILE.txt [--language LANG] [--kind KIND] [--title TEXT]'],
  summary: 'help.templates-save',
  options: {
    language: { type: 'string', value: 'LANG', help: 'help.option.template-language' },
    kind: { type: 'string', value: 'KIND', help: 'help.option.template-kind' },
    title: { type: 'string', value: 'TEXT', help: 'help.option.template-title' },
  },
  words: [2, 2],
  wordName: 'TEMPLATE FILE.txt',
  run: async (given, desk) => {
    const file = wordAt(given, 1);
    let text: string;
    try {
      text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    } catch (error) {
      return failKernel('file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
    }
    const templateId = wordAt(given, 0);
    const known = await desk.ask('templates.list', {});
    if (!known.ok) return known;
    const language = textOf(given, 'language') ?? desk.language;
    const before = known.value.templates.find((one) => one.templateId === templateId && one.language === language);
    const read = template.safeParse({
      templateId,
      language,
      kind: textOf(given, 'kind') ?? before?.kind ?? 'other',
      title: textOf(given, 'title') ?? before?.title ?? templateId,
      text,
    });
    if (!read.success) {
      const [issue] = read.error.issues;
      return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.code ?? '' });
    }
    const answer = await desk.ask('templates.save', read.data);
    return howMany(answer, 'templates.taken', ({ templates }) => templates.length);
  },
};
