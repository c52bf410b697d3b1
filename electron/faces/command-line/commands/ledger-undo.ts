import { failKernel } from '#shared/kernel/codes.ts';
import { dayIn, instantFromEpoch } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { accountLines } from './ledger-lines.ts';

export const command: Command = {
  usage: ['ledger undo ENTRY [--day YYYY-MM-DD] [--note TEXT]'],
  summary: 'help.ledger-undo',
  options: {
    day: { type: 'string', value: 'YYYY-MM-DD', help: 'help.option.day' },
    note: { type: 'string', value: 'TEXT', help: 'help.option.note' },
  },
  words: [1, 1],
  wordName: 'ENTRY',
  run: async (given, desk) => {
    const word = wordAt(given, 0);
    if (!/^[1-9]\d{0,14}$/.test(word)) return failKernel('usage.bad-option', { option: 'ENTRY', reason: word });
    const note = textOf(given, 'note');
    const day = textOf(given, 'day') ?? dayIn(instantFromEpoch(Date.now()), 'Europe/Moscow');
    const entry = { kind: 'reversal' as const, reverses: Number(word), day, ...(note === null ? {} : { note }) };
    const answer = await desk.ask('ledger.add', { entry });
    if (!answer.ok) return answer;
    const { entryId, account } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        words.say('money.ledger.added', { entry: entryId }),
        ...(account === null ? [] : accountLines([account], words)),
      ],
    });
  },
};
