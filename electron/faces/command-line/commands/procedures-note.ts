import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['procedures note PROCEDURE-ID TEXT [--author NAME]'],
  summary: 'help.procedures-note',
  options: { author: { type: 'string', value: 'NAME', help: 'help.option.author' } },
  words: [2, 2],
  wordName: 'PROCEDURE-ID TEXT',
  run: async (given, desk) => {
    const author = textOf(given, 'author');
    const answer = await desk.ask('work.addNote', {
      id: wordAt(given, 0),
      text: wordAt(given, 1),
      ...(author === null ? {} : { author }),
    });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => [words.say('organiser.noted')] });
  },
};
