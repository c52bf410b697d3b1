import type { Command } from '../command.ts';
import { fileWords, importFiles } from './import-files.ts';

export const command: Command = {
  usage: ['certs add FILE...'],
  summary: 'help.certs-add',
  options: {},
  ...fileWords,
  run: (given, desk) => importFiles(given, desk, (fileIds) => desk.ask('certificates.add', { fileIds })),
};
