import type { Command } from '../command.ts';
import { exportOptions, writeExport } from './write-export.ts';

export const command: Command = {
  usage: ['kinds export [KIND-ID …] [--out FILE]'],
  summary: 'help.kinds-export',
  options: exportOptions,
  words: [0, 500],
  run: async (given, desk) => {
    const answer = await desk.ask('kinds.export', { kindIds: [...given.words] });
    return answer.ok ? writeExport(given, answer.value) : answer;
  },
};
