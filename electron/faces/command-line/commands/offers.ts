import { storedOffer } from '#shared/finance/offers/stored.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['offers'],
  summary: 'help.offers',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('offers.list', {});
    if (!answer.ok) return answer;
    const rows = answer.value.offers.flatMap(({ offerId, offer }) => {
      const read = storedOffer.safeParse(offer);
      return read.success ? [{ offerId, ...read.data }] : [];
    });
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) =>
        rows.length === 0
          ? [say('money.nothing')]
          : table(
              rows.map(({ offerId, lender, name, kind, offer, limit, validTo }) => [
                offerId,
                lender,
                name,
                say(`calc.choice.${kind}`),
                `${offer.rate} ${say(`calc.choice.${offer.basis}`)}`,
                limit ?? '',
                validTo ?? '',
              ]),
            ),
    });
  },
};
