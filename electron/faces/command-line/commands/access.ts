import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['access'],
  summary: 'help.access',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('access.list', {});
    if (!answer.ok) return answer;
    const { access, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...(access.length === 0 ? [words.say('access.none')] : []),
        ...table(
          access.map(({ accessId, platformId, tariff, price, currency, from, to, login }) => [
            accessId,
            platformId,
            tariff,
            price === null ? '—' : `${price} ${currency}`,
            `${from} – ${to ?? '…'}`,
            login ?? '',
          ]),
        ),
        ...findingLines(findings, words),
      ],
    });
  },
};
