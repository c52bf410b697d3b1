import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { profileLines } from './company-lines.ts';

export const command: Command = {
  usage: ['company add NAME'],
  summary: 'help.company-add',
  options: {},
  words: [1, 1],
  wordName: 'NAME',
  run: async (given, desk) => {
    const added = await desk.ask('company.add', { shortName: wordAt(given, 0) });
    return added.ok
      ? ok({
          value: added.value,
          exit: 0,
          text: (words) => [added.value.companyId, ...profileLines(added.value, words)],
        })
      : added;
  },
};
