import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['bid history'],
  summary: 'help.bid-history',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('submission.history', {});
    if (!answer.ok) return answer;
    const { decided, won, percent, reasons } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [
        percent === null ? say('submission.history.none') : say('submission.history', { won, decided, percent }),
        ...table(reasons.map(({ reasonId, count }) => [`  ${reasonId}`, String(count)])),
      ],
    });
  },
};
