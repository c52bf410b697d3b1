import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['guarantee suggest BID'],
  summary: 'help.guarantee-suggest',
  options: {},
  words: [1, 1],
  wordName: 'BID',
  run: async (given, desk) => {
    const answer = await desk.ask('guarantees.suggest', { bidId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [
        ...JSON.stringify(answer.value.facts, null, 2).split('\n'),
        answer.value.missing.length === 0
          ? say('guarantee.suggested-all')
          : say('guarantee.suggested', { fields: answer.value.missing.join(', ') }),
      ],
    });
  },
};
