import { readFile } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';

/** What a text would be refused for, before it is kept. */
export const command: Command = {
  usage: ['templates check FILE.txt'],
  summary: 'help.templates-check',
  options: {},
  words: [1, 1],
  wordName: 'FILE.txt',
  run: async (given, desk) => {
    const file = wordAt(given, 0);
    let text: string;
    try {
      text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    } catch (error) {
      return failKernel('file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
    }
    const answer = await desk.ask('templates.check', { text });
    if (!answer.ok) return answer;
    const { faults } = answer.value;
    return ok({
      value: answer.value,
      exit: faults.length === 0 ? 0 : 1,
      text: (words) => (faults.length === 0 ? [words.say('templates.sound')] : findingLines(faults, words)),
    });
  },
};
