import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['money'],
  summary: 'help.money',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const kept = await desk.ask('funding.settings', {});
    if (!kept.ok) return kept;
    const answer = await desk.ask('funding.bids', {});
    if (!answer.ok) return answer;
    const { settings } = kept.value;
    const { bids } = answer.value;
    return ok({
      value: { settings, bids },
      exit: 0,
      text: (words) => [
        ...table([
          [words.say('money.own'), ''],
          ...settings.cash.map(({ from, amount }) => [from, amount]),
          ...(settings.ownRate === undefined ? [] : [[words.say('calc.field.ownRate'), settings.ownRate]]),
          ...(settings.accountRate === undefined ? [] : [[words.say('calc.field.accountRate'), settings.accountRate]]),
        ]),
        '',
        ...table(
          bids.map(({ bidId, title, need, start, release, margin }) => [
            bidId,
            title,
            need ?? '—',
            start ?? '—',
            release ?? '—',
            margin ?? '—',
          ]),
        ),
        ...bids.flatMap(({ findings }) => findingLines(findings, words)),
      ],
    });
  },
};
