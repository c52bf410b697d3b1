import { wordAt, type Command } from '../command.ts';
import { exportOptions, writeExport } from './write-export.ts';

export const command: Command = {
  usage: ['platforms export PLATFORM-ID [--out FILE]'],
  summary: 'help.platforms-export',
  options: exportOptions,
  words: [1, 1],
  wordName: 'PLATFORM-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('platforms.export', { platformId: wordAt(given, 0) });
    return answer.ok ? writeExport(given, answer.value) : answer;
  },
};
