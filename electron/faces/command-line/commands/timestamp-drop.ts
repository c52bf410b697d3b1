import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['timestamp drop ENTRY-ID'],
  summary: 'help.timestamp-drop',
  options: {},
  words: [1, 1],
  wordName: 'ENTRY-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('timestamps.drop', { entryId: wordAt(given, 0) });
    return answer.ok ? ok({ value: {}, exit: 0, text: () => [] }) : answer;
  },
};
