import { historyGroups } from '#shared/contract/submission.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, type Command, type Words } from '../command.ts';
import { table } from '../table.ts';
import { dayOptions, daysIn } from './market-options.ts';

type Rate = { readonly won: number; readonly decided: number; readonly percent: string | null };

const rateWords = ({ won, decided, percent }: Rate, { say }: Words): string =>
  percent === null ? say('submission.history.won-none') : say('submission.history.won', { won, decided, percent });

const groupOf = (text: string): (typeof historyGroups)[number] | undefined =>
  historyGroups.find((group) => group === text);

/** The same question under two names: of one's bids, and in the market notebook. */
const historyUnder = (name: string, summary: TextKey): Command => ({
  usage: [`${name} [--by buyer|way|platform] [--from DATE] [--to DATE]`],
  summary,
  options: { by: { type: 'string', value: 'WHAT', help: 'help.option.market-by' }, ...dayOptions },
  words: [0, 0],
  run: async (given, desk) => {
    const asked = textOf(given, 'by');
    const by = asked === null ? null : groupOf(asked);
    if (by === undefined) return failKernel('usage.bad-option', { option: '--by', reason: historyGroups.join(', ') });
    const period = daysIn(given);
    if (!period.ok) return period;
    const answer = await desk.ask('submission.history', { by, ...period.value });
    if (!answer.ok) return answer;
    const { decided, won, percent, reasons, first, last, groups } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        percent === null
          ? words.say('submission.history.none')
          : words.say('submission.history', { won, decided, percent }),
        ...(first === null || last === null ? [] : [words.say('submission.history.period', { from: first, to: last })]),
        ...table(
          groups.map((group) => [
            `  ${by === 'way' ? words.say(`market.way.${group.key}` as TextKey) : group.name || '—'}`,
            rateWords(group, words),
          ]),
        ),
        ...table(reasons.map(({ reasonId, count }) => [`  ${reasonId}`, String(count)])),
      ],
    });
  },
});

export const command = historyUnder('bid history', 'help.bid-history');
export const winRate = historyUnder('market winrate', 'help.market-winrate');
