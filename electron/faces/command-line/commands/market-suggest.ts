import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['market suggest [PROCEDURE-ID]'],
  summary: 'help.market-suggest',
  options: {},
  words: [0, 1],
  run: async (given, desk) => {
    const answer = await desk.ask('market.suggest', { procedureId: given.words[0] ?? null });
    if (!answer.ok) return answer;
    const { prices } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        prices.length === 0
          ? [say('market.line.no-offers')]
          : table(
              prices.map((line) => [
                line.procedure,
                line.seenOn,
                line.place === null ? '' : String(line.place),
                line.bidder,
                `${line.price} ${line.currency}`,
                line.code ?? line.subject ?? '',
                line.isKnown ? say('market.line.known') : (line.competitorId ?? ''),
              ]),
            ),
    });
  },
};
