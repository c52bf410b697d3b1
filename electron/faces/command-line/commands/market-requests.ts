import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['market requests'],
  summary: 'help.market-requests',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('market.forks', {});
    if (!answer.ok) return answer;
    const { forks, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...(forks.length === 0 ? [words.say('market.line.nothing')] : []),
        ...forks.flatMap(({ subject, unit, vat, currency, min, max, median, spreadPercent, answers }) => [
          [subject, unit, vat === null ? null : words.say(`market.choice.${vat}` as TextKey)]
            .filter(Boolean)
            .join(', '),
          `  ${words.say('market.line.fork', { min, max, median, currency, spread: spreadPercent, count: answers.length })}`,
          ...table(
            answers.map(({ supplier, unitPrice, answeredOn }) => [`  ${supplier}`, unitPrice, answeredOn ?? '']),
          ),
        ]),
        ...findingLines(findings, words),
      ],
    });
  },
};
