import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['views export FILE.json [VIEW-ID]…'],
  summary: 'help.views-export',
  options: {},
  words: [1, 1_000],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const file = wordAt(given, 0);
    const answer = await desk.ask('views.export', { viewIds: given.words.slice(1) });
    if (!answer.ok) return answer;
    const path = resolve(file);
    try {
      await writeFile(path, answer.value.text);
    } catch (error) {
      return failKernel('file.unwritable', { file, reason: error instanceof Error ? error.message : String(error) });
    }
    const { views } = answer.value;
    return ok({
      value: { path, views },
      exit: 0,
      text: (words) => [words.say('organiser.views-written', { views, path })],
    });
  },
};
