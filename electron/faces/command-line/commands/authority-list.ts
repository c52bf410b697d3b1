import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { authorityTable } from './authority-lines.ts';

export const command: Command = {
  usage: ['authority list'],
  summary: 'help.authority-list',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('authority.list', {});
    if (!answer.ok) return answer;
    const { authorities } = answer.value;
    return ok({
      value: { authorities },
      exit: 0,
      text: ({ say }) => (authorities.length === 0 ? [say('authority.said.none')] : authorityTable(authorities)),
    });
  },
};
