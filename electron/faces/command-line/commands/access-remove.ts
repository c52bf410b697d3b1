import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['access remove ACCESS-ID'],
  summary: 'help.access-remove',
  options: {},
  words: [1, 1],
  wordName: 'ACCESS-ID',
  run: async (given, desk) => {
    const accessId = wordAt(given, 0);
    const answer = await desk.ask('access.remove', { accessId });
    return answer.ok ? ok({ value: { accessId }, exit: 0, text: () => [accessId] }) : answer;
  },
};
