import { ok } from '#shared/kernel/result.ts';
import { isLanguage } from '#shared/kernel/language.ts';
import { textOf, wordAt, type Command } from '../command.ts';

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
    return answer.ok
      ? ok({
          value: answer.value,
          exit: 0,
          text: ({ say }) => [say('templates.taken', { count: answer.value.templates.length })],
        })
      : answer;
  },
};
