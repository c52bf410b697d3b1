import { wordAt, type Command } from '../command.ts';
import { howMany } from './how-many.ts';

export const command: Command = {
  usage: ['checklists remove SET'],
  summary: 'help.checklists-remove',
  options: {},
  words: [1, 1],
  wordName: 'SET',
  run: async (given, desk) => {
    const answer = await desk.ask('checklists.remove', { setId: wordAt(given, 0) });
    return howMany(answer, 'checklist.sets', ({ sets }) => sets.length);
  },
};
