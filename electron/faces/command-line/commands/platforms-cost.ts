import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['platforms cost PROCEDURE-ID [--platform ID] [--nuclear]'],
  summary: 'help.platforms-cost',
  options: {
    platform: { type: 'string', value: 'ID', help: 'help.option.at-platform' },
    nuclear: { type: 'boolean', help: 'help.option.nuclear' },
  },
  words: [1, 1],
  wordName: 'PROCEDURE-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('platforms.cost', {
      procedureId: wordAt(given, 0),
      platformId: textOf(given, 'platform'),
      sector: isSet(given, 'nuclear') ? 'nuclear' : null,
    });
    if (!answer.ok) return answer;
    const { platform, lines, beforeBid, ifWon, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        platform,
        ...table(
          lines.map(({ kind, name, amount, currency, isLeast, source }) => [
            words.say(`platforms.cost.${kind}`),
            name,
            `${isLeast ? '≥ ' : ''}${amount} ${currency}`,
            source,
          ]),
        ),
        words.say('platforms.cost.totals', {
          before: beforeBid ?? words.say('platforms.not-known'),
          won: ifWon ?? words.say('platforms.not-known'),
        }),
        ...findingLines(findings, words),
      ],
    });
  },
};
