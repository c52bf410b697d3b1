import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { libraryLines } from './token-lines.ts';

export const command: Command = {
  usage: ['tokens add LIBRARY'],
  summary: 'help.tokens-add',
  options: {},
  words: [1, 1],
  wordName: 'LIBRARY',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const added = await desk.ask('tokens.addLibrary', { fileId: fileId.value });
    if (!added.ok) return added;
    return ok({ value: added.value, exit: 0, text: (words) => libraryLines(added.value, false, words) });
  },
};
