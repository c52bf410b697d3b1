import type { Command } from '../command.ts';
import { fileWords, importFiles } from './import-files.ts';

export const command: Command = {
  usage: ['crl import FILE...'],
  summary: 'help.crl-import',
  options: {},
  ...fileWords,
  run: (given, desk) => importFiles(given, desk, (fileIds) => desk.ask('crls.import', { fileIds })),
};
