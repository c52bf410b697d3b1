import { checklistSet } from '#shared/bid/checklist-sets/set.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { wordAt, type Command } from '../command.ts';
import { howMany } from './how-many.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['checklists save FILE.json'],
  summary: 'help.checklists-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const value = await readJsonObject(wordAt(given, 0));
    if (!value.ok) return value;
    const set = checklistSet.safeParse(value.value);
    if (!set.success) {
      const [issue] = set.error.issues;
      return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.code ?? '' });
    }
    const answer = await desk.ask('checklists.save', set.data);
    return howMany(answer, 'checklist.sets', ({ sets }) => sets.length);
  },
};
