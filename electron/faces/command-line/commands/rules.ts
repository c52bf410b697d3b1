import { ruleNameKeyOf } from '#shared/finance/labels.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Translate } from '#shared/text/translator.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';

/** A rule of the user's own may have no name beside its id. */
const nameOf = (id: string, say: Translate): string => {
  const key = ruleNameKeyOf(id);
  const name = say(key as TextKey);
  return name === key ? '' : name;
};

export const command: Command = {
  usage: ['rules [--law LAW] [--day YYYY-MM-DD]'],
  summary: 'help.rules',
  options: {
    law: { type: 'string', value: 'LAW', help: 'help.option.law' },
    day: { type: 'string', value: 'YYYY-MM-DD', help: 'help.option.day' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const [law, day] = [textOf(given, 'law'), textOf(given, 'day')];
    const answer = await desk.ask('rules.list', {
      ...(law === null ? {} : { law }),
      ...(day === null ? {} : { day }),
    });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        table([
          [
            say('money.column.law'),
            say('rules.column.code'),
            say('money.column.rule'),
            say('money.column.value'),
            say('money.column.valid'),
            say('money.column.article'),
            '',
          ],
          ...answer.value.rules.map((rule) => [
            rule.law,
            rule.id,
            nameOf(rule.id, say),
            `${rule.value} ${rule.unit}`,
            `${rule.validFrom} – ${rule.validTo ?? ''}`,
            rule.article,
            rule.isOwn ? say('money.rules.own') : rule.isOverridden ? '×' : '',
          ]),
        ]),
    });
  },
};
