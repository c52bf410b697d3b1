import type { Command } from '../command.ts';
import { exportOptions, writeExport } from './write-export.ts';

export const command: Command = {
  usage: ['checklists export [SET …] [--out FILE]'],
  summary: 'help.checklists-export',
  options: exportOptions,
  words: [0, 200],
  run: async (given, desk) => {
    const answer = await desk.ask('checklists.export', { setIds: [...given.words] });
    return answer.ok ? writeExport(given, answer.value) : answer;
  },
};
