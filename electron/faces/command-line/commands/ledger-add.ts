import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';
import { accountLines } from './ledger-lines.ts';

export const command: Command = {
  usage: ['ledger add FILE.json|-'],
  summary: 'help.ledger-add',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const read = await readJsonObject(wordAt(given, 0));
    if (!read.ok) return read;
    const entry = read.value as Parameters<typeof desk.ask<'ledger.add'>>[1]['entry'];
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
