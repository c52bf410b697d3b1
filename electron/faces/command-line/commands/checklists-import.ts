import type { Command } from '../command.ts';
import { howMany, takeNamedFile } from './how-many.ts';
import { importOptions, isReplacing } from './write-export.ts';

export const command: Command = {
  usage: ['checklists import FILE.json [--replace]'],
  summary: 'help.checklists-import',
  options: importOptions,
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) =>
    howMany(
      await takeNamedFile(given, desk, (fileId) =>
        desk.ask('checklists.import', { fileId, replace: isReplacing(given) }),
      ),
      'checklist.sets',
      ({ sets }) => sets.length,
    ),
};
