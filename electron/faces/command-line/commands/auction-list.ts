import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['auction list'],
  summary: 'help.auction-list',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('auctions.list', {});
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        answer.value.auctions.length === 0
          ? [say('money.nothing')]
          : table(
              answer.value.auctions.map(({ auctionId, title, startsAt, offers, current, currentIsOwn }) => [
                auctionId,
                startsAt,
                String(offers),
                current,
                currentIsOwn ? say('auction.ours') : '',
                title,
              ]),
            ),
    });
  },
};
