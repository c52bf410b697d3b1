import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { dayOptions, daysIn } from './market-options.ts';
import { reasonName } from './organiser-words.ts';
import { rateWords } from './market-words.ts';

export const command: Command = {
  usage: ['market pipeline [--from DATE] [--to DATE] [--channel RECORD-ID] [--owner NAME]'],
  summary: 'help.market-pipeline',
  options: {
    ...dayOptions,
    channel: { type: 'string', value: 'RECORD-ID', help: 'help.option.market-channel' },
    owner: { type: 'string', value: 'NAME', help: 'help.option.market-owner' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const period = daysIn(given);
    if (!period.ok) return period;
    const answer = await desk.ask('market.pipeline', {
      ...period.value,
      channelId: textOf(given, 'channel'),
      owner: textOf(given, 'owner'),
    });
    if (!answer.ok) return answer;
    const { deals, steps, contracts, reasons } = answer.value;
    const organiser = await desk.ask('organiser.show', {});
    if (!organiser.ok) return organiser;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...(deals.length === 0 ? [words.say('market.line.nothing')] : []),
        ...[null, ...steps].flatMap((step) => {
          const here = deals.filter(({ stage }) => stage === (step?.stage ?? null));
          if (step === null && here.length === 0) return [];
          const name = step === null ? words.say('market.line.not-begun') : words.say(`market.stage.${step.stage}`);
          const onward =
            step === null || step.onward === null
              ? ''
              : `, ${words.say('market.line.onward', { rate: rateWords(step.onward, words) })}`;
          return [
            `${name}: ${String(here.length)}${onward}`,
            ...table(
              here.map(({ deal, customer, channel, since, reasonId, isContract }) => [
                `  ${deal.recordId}`,
                deal.name,
                customer ?? '',
                deal.amount === null ? '' : `${deal.amount} ${deal.currency}`,
                channel ?? '',
                since ?? '',
                isContract
                  ? words.say('market.move.contract')
                  : reasonId === null
                    ? ''
                    : reasonName(reasonId, organiser.value, words),
              ]),
            ),
          ];
        }),
        words.say('market.line.contracts', { rate: rateWords(contracts, words) }),
        ...table(
          reasons.map(({ reasonId, count }) => [`  ${reasonName(reasonId, organiser.value, words)}`, String(count)]),
        ),
      ],
    });
  },
};
