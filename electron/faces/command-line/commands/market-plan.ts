import { ok } from '#shared/kernel/result.ts';
import { activityWords } from '#shared/market/activity.ts';
import { textOf, type Command } from '../command.ts';
import { table } from '../table.ts';
import { monthOptions, monthsIn } from './market-options.ts';
import { rateWords } from './market-words.ts';

export const command: Command = {
  usage: ['market plan [--from MONTH] [--to MONTH] [--owner NAME]'],
  summary: 'help.market-plan',
  options: { ...monthOptions, owner: { type: 'string', value: 'NAME', help: 'help.option.market-owner' } },
  words: [0, 0],
  run: async (given, desk) => {
    const period = monthsIn(given);
    if (!period.ok) return period;
    const answer = await desk.ask('market.plan', { ...period.value, owner: textOf(given, 'owner') });
    if (!answer.ok) return answer;
    const { from, to, months, fact, conversions, done } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => {
        const { say } = words;
        return [
          say('market.line.period', { from, to }),
          ...table([
            ['', ...activityWords.map((word) => say(`market.field.${word}`))],
            ...months.flatMap(({ month, plan, fact: own }) => [
              ...(plan === null
                ? []
                : [[`${month} ${say('market.line.plan')}`, ...activityWords.map((word) => String(plan[word]))]]),
              ...(plan === null && activityWords.every((word) => own[word] === 0)
                ? []
                : [[`${month} ${say('market.line.fact')}`, ...activityWords.map((word) => String(own[word]))]]),
            ]),
            ...(done === null ? [] : [['', ...activityWords.map((word) => rateWords(done[word], words))]]),
          ]),
          ...(fact.calls === 0
            ? [say('market.line.no-calls')]
            : [say('market.line.meetings-of-calls', { rate: rateWords(conversions.meetings, words) })]),
          ...(fact.meetings === 0
            ? []
            : [say('market.line.contracts-of-meetings', { rate: rateWords(conversions.contracts, words) })]),
          ...(fact.calls === 0
            ? []
            : [say('market.line.contracts-of-calls', { rate: rateWords(conversions.whole, words) })]),
        ];
      },
    });
  },
};
