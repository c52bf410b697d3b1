import { ok } from '#shared/kernel/result.ts';
import { isLanguage } from '#shared/kernel/language.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['templates [--show TEMPLATE --language LANG]'],
  summary: 'help.templates',
  options: {
    show: { type: 'string', value: 'TEMPLATE', help: 'help.option.template-show' },
    language: { type: 'string', value: 'LANG', help: 'help.option.template-language' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const templateId = textOf(given, 'show');
    const asked = textOf(given, 'language') ?? desk.language;
    if (templateId !== null) {
      const shown = await desk.ask('templates.show', {
        templateId,
        language: isLanguage(asked) ? asked : desk.language,
      });
      return shown.ok ? ok({ value: shown.value, exit: 0, text: () => shown.value.template.text.split('\n') }) : shown;
    }
    const answer = await desk.ask('templates.list', {});
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        table(
          answer.value.templates.map(({ templateId: name, language, kind, title, isOwn }) => [
            name,
            language,
            say(`templates.kind.${kind}`),
            title,
            say(isOwn ? 'templates.state.own' : 'templates.state.shipped'),
          ]),
        ),
    });
  },
};
