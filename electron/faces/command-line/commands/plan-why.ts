import { failFinance } from '#shared/finance/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['plan why [BID] [--seconds N]'],
  summary: 'help.plan-why',
  options: { seconds: { type: 'string', value: 'N', help: 'help.option.plan-seconds' } },
  words: [0, 1],
  wordName: 'BID',
  run: async (given, desk) => {
    const seconds = textOf(given, 'seconds');
    if (seconds !== null && !/^[1-9]\d{0,2}$/.test(seconds))
      return failKernel('usage.bad-option', { option: '--seconds', reason: seconds });
    const shown = await desk.ask('funding.show', {});
    if (!shown.ok) return shown;
    const { plan } = shown.value;
    if (plan === null || plan.assignments.length === 0) return failFinance('finance.plan-none');
    const named = wordAt(given, 0);
    const bids = plan.assignments.filter(({ bid, of }) => named === '' || bid === named || of === named);
    if (bids.length === 0) return failKernel('record.not-found', { kind: 'bid', id: named });
    const answer = await desk.ask('funding.nextBest', {
      planId: plan.planId,
      bids: bids.map(({ bid }) => bid),
      ...(seconds === null ? {} : { seconds: Number(seconds) }),
    });
    if (!answer.ok) return answer;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => {
        const titles = new Map(
          plan.assignments.map(({ bid, part, title }) => [
            bid,
            part === 'bid' ? title : say('money.plan.performance-of', { bid: title }),
          ]),
        );
        return table(
          answer.value.alternatives.map(({ bid, status, source: id, sourceName, loses, losesAtLeast }) => {
            const source =
              id === null ? say('money.plan.left-out') : id === 'own' ? say('money.own') : (sourceName ?? id);
            const amount = loses ?? '';
            const words = {
              exact: say('money.plan.next.exact', { source, amount }),
              bound:
                losesAtLeast === null
                  ? say('money.plan.next.at-most', { source, amount })
                  : say('money.plan.next.between', { source, least: losesAtLeast, amount }),
              impossible: say('money.plan.next.impossible'),
              unknown: say('money.plan.next.unknown'),
            };
            return [titles.get(bid) ?? bid, words[status]];
          }),
        );
      },
    });
  },
};
