import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['rules remove LAW RULE VALID-FROM [--note TEXT]'],
  summary: 'help.rules-remove',
  options: { note: { type: 'string', value: 'TEXT', help: 'help.option.note' } },
  words: [3, 3],
  wordName: 'LAW RULE VALID-FROM',
  run: async (given, desk) => {
    const [law, id, validFrom] = [wordAt(given, 0), wordAt(given, 1), wordAt(given, 2)];
    const answer = await desk.ask('rules.remove', { law, id, validFrom, note: textOf(given, 'note') });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: ({ say }) => [say('money.rules.removed')] });
  },
};
