import type { Command } from '../command.ts';
import { howMany, takeNamedFile } from './how-many.ts';
import { importOptions, isReplacing } from './write-export.ts';

export const command: Command = {
  usage: ['templates import FILE.json [--replace]'],
  summary: 'help.templates-import',
  options: importOptions,
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) =>
    howMany(
      await takeNamedFile(given, desk, (fileId) =>
        desk.ask('templates.import', { fileId, replace: isReplacing(given) }),
      ),
      'templates.taken',
      ({ templates }) => templates.length,
    ),
};
