import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['checklists import FILE.json'],
  summary: 'help.checklists-import',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const answer = await desk.ask('checklists.import', { fileId: fileId.value });
    return answer.ok
      ? ok({
          value: answer.value,
          exit: 0,
          text: ({ say }) => [say('checklist.sets', { count: answer.value.sets.length })],
        })
      : answer;
  },
};
