import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

/** What the file says stands, whatever stood before; `platforms import` asks before it replaces. */
export const command: Command = {
  usage: ['platforms save FILE.json'],
  summary: 'help.platforms-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const saved = await desk.ask('platforms.import', { fileId: fileId.value, replace: true });
    return saved.ok ? ok({ value: saved.value, exit: 0, text: () => saved.value.platformIds }) : saved;
  },
};
