import { isLanguage } from '#shared/kernel/language.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { howMany } from './how-many.ts';

export const command: Command = {
  usage: ['templates remove TEMPLATE [--language LANG]'],
  summary: 'help.templates-remove',
  options: { language: { type: 'string', value: 'LANG', help: 'help.option.template-language' } },
  words: [1, 1],
  wordName: 'TEMPLATE',
  run: async (given, desk) => {
    const asked = textOf(given, 'language') ?? desk.language;
    const language = isLanguage(asked) ? asked : desk.language;
    const answer = await desk.ask('templates.remove', { templateId: wordAt(given, 0), language });
    return howMany(answer, 'templates.taken', ({ templates }) => templates.length);
  },
};
