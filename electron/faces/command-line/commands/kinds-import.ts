import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { importOptions, isReplacing } from './write-export.ts';

export const command: Command = {
  usage: ['kinds import FILE.json [--replace]'],
  summary: 'help.kinds-import',
  options: importOptions,
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const taken = await desk.ask('kinds.import', { fileId: fileId.value, replace: isReplacing(given) });
    return taken.ok ? ok({ value: taken.value, exit: 0, text: () => taken.value.kindIds }) : taken;
  },
};
