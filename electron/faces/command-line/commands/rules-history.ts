import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['rules history [--law LAW]'],
  summary: 'help.rules-history',
  options: { law: { type: 'string', value: 'LAW', help: 'help.option.law' } },
  words: [0, 0],
  run: async (given, desk) => {
    const law = textOf(given, 'law');
    const answer = await desk.ask('rules.history', law === null ? {} : { law });
    if (!answer.ok) return answer;
    const { changes } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) =>
        changes.length === 0
          ? [words.say('money.nothing')]
          : table(
              changes.map((change) => [
                words.moment(change.at),
                change.law,
                change.id,
                change.validFrom,
                `${change.before ?? '—'} → ${change.value ?? '—'}`,
                change.note ?? '',
              ]),
            ),
    });
  },
};
