import { readFile } from 'node:fs/promises';
import { organiser } from '#shared/contract/organiser.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

/** The lists themselves, or an answer of `organiser --json`. */
const listsIn = (text: string): unknown => {
  const read: unknown = JSON.parse(text);
  return typeof read === 'object' && read !== null && 'value' in read ? read.value : read;
};

export const command: Command = {
  usage: ['organiser save FILE.json'],
  summary: 'help.organiser-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const file = wordAt(given, 0);
    let read: unknown;
    try {
      read = listsIn(await readFile(file, 'utf8'));
    } catch (error) {
      return failKernel('file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
    }
    const lists = organiser.partial().strict().safeParse(read);
    if (!lists.success) {
      const [issue] = lists.error.issues;
      return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
    }
    const answer = await desk.ask('organiser.save', lists.data);
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => [words.say('organiser.saved')] });
  },
};
