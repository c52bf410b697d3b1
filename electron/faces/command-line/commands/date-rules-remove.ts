import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['date-rules remove RULE-ID'],
  summary: 'help.date-rules-remove',
  options: {},
  words: [1, 1],
  wordName: 'RULE-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('dateRules.remove', { ruleId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { ruleId, stands } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [words.say(stands === null ? 'reference.removed' : 'reference.shipped-again', { id: ruleId })],
    });
  },
};
