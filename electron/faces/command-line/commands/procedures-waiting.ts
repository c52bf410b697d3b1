import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['procedures waiting'],
  summary: 'help.procedures-waiting',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('procedures.waiting', {});
    if (!answer.ok) return answer;
    const { documents, total } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...table(documents.map((one) => [one.sourceId, words.moment(one.publishedAt), one.sourceFormat, one.file])),
        words.say('procedures.total', { shown: documents.length, total }),
      ],
    });
  },
};
