import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { monthOptions, monthsIn } from './market-options.ts';

export const command: Command = {
  usage: ['market channels [--from MONTH] [--to MONTH] [--currency CODE]'],
  summary: 'help.market-channels',
  options: { ...monthOptions, currency: { type: 'string', value: 'CODE', help: 'help.option.currency' } },
  words: [0, 0],
  run: async (given, desk) => {
    const period = monthsIn(given);
    if (!period.ok) return period;
    const currency = textOf(given, 'currency');
    const answer = await desk.ask('market.channels', { ...period.value, ...(currency === null ? {} : { currency }) });
    if (!answer.ok) return answer;
    const { from, to, rows, cost, sum, contracts, withoutChannel, otherCurrency } = answer.value;
    const percent = (share: string | null): string => (share === null ? '—' : `${share} %`);
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => [
        say('market.line.period', { from, to }),
        ...(rows.length === 0 ? [say('market.line.nothing')] : []),
        ...table([
          ...(rows.length === 0
            ? []
            : [
                [
                  '',
                  say('market.kind.channel'),
                  say('market.cost', { unit: answer.value.currency }),
                  say('market.share-of-cost'),
                  say('market.deals'),
                  say('market.field.contracts'),
                  say('market.sum', { unit: answer.value.currency }),
                  say('market.share'),
                  say('market.per-contract', { unit: answer.value.currency }),
                ],
              ]),
          ...rows.map((row) => [
            row.channelId,
            row.name,
            row.cost,
            percent(row.costShare),
            String(row.deals),
            String(row.contracts),
            row.sum,
            percent(row.share),
            row.costPerContract ?? '—',
          ]),
          ...(rows.length === 0 ? [] : [['', '', cost, '', '', String(contracts), sum, '', '']]),
        ]),
        ...(withoutChannel === 0 ? [] : [say('market.line.without-channel', { count: withoutChannel })]),
        ...(otherCurrency === 0 ? [] : [say('market.line.other-currency', { count: otherCurrency })]),
      ],
    });
  },
};
