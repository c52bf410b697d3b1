import { isSet, type Command } from '../command.ts';
import { fileWords, importFiles } from './import-files.ts';

export const command: Command = {
  usage: ['trust import FILE... [--as-anchors]'],
  summary: 'help.trust-import',
  options: { 'as-anchors': { type: 'boolean', help: 'help.option.as-anchors' } },
  ...fileWords,
  run: (given, desk) =>
    importFiles(given, desk, (fileIds) => desk.ask('trust.import', { fileIds, asAnchors: isSet(given, 'as-anchors') })),
};
