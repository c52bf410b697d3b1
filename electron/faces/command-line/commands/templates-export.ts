import type { Command } from '../command.ts';
import { exportOptions, writeExport } from './write-export.ts';

export const command: Command = {
  usage: ['templates export [TEMPLATE …] [--out FILE]'],
  summary: 'help.templates-export',
  options: exportOptions,
  words: [0, 500],
  run: async (given, desk) => {
    const answer = await desk.ask('templates.export', { templateIds: [...given.words] });
    return answer.ok ? writeExport(given, answer.value) : answer;
  },
};
