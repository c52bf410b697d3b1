import { isHandedIn } from '#shared/bid/submission/events.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['bid list'],
  summary: 'help.bid-list',
  options: {},
  words: [0, 0],
  run: async (_given, desk) => {
    const answer = await desk.ask('bids.list', { limit: 1_000 });
    if (!answer.ok) return answer;
    const { total, rows } = answer.value;
    return ok({
      value: { total, rows },
      exit: 0,
      text: (words) => [
        ...table(
          rows.map((row) => [
            row.bidId,
            isHandedIn(row.submission.state)
              ? words.say(`submission.state.${row.submission.state}`)
              : words.say(`bid.status.${row.status}`),
            words.moment(row.deadline),
            row.procedureTitle,
          ]),
          36,
        ),
        words.say('bid.total', { total }),
      ],
    });
  },
};
