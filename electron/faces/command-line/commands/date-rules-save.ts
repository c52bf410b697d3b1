import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['date-rules save FILE.json'],
  summary: 'help.date-rules-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const fileId = await desk.take(wordAt(given, 0));
    if (!fileId.ok) return fileId;
    const answer = await desk.ask('dateRules.import', { fileId: fileId.value, replace: true });
    return answer.ok ? ok({ value: answer.value, exit: 0, text: () => answer.value.ruleIds }) : answer;
  },
};
