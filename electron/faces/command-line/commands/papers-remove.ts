import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['papers remove PAPER-ID'],
  summary: 'help.papers-remove',
  options: {},
  words: [1, 1],
  wordName: 'PAPER-ID',
  run: async (given, desk) => {
    const removed = await desk.ask('papers.remove', { paperId: wordAt(given, 0) });
    return removed.ok ? ok({ value: removed.value, exit: 0, text: () => [removed.value.paperId] }) : removed;
  },
};
