import { readFile } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['views import FILE.json'],
  summary: 'help.views-import',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const file = wordAt(given, 0);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      return failKernel('file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
    }
    const answer = await desk.ask('views.import', { text });
    if (!answer.ok) return answer;
    const { views, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say('organiser.views-taken', { views: views.length }), ...findingLines(findings, words)],
    });
  },
};
