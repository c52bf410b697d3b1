import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { authorityTable } from './authority-lines.ts';

export const command: Command = {
  usage: ['authority remove AUTHORITY-ID'],
  summary: 'help.authority-remove',
  options: {},
  words: [1, 1],
  wordName: 'AUTHORITY-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('authority.remove', { authorityId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { authorities } = answer.value;
    return ok({
      value: { authorities },
      exit: 0,
      text: ({ say }) => (authorities.length === 0 ? [say('authority.said.none')] : authorityTable(authorities)),
    });
  },
};
