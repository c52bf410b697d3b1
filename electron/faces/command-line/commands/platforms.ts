import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['platforms'],
  summary: 'help.platforms',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('platforms.list', {});
    if (!answer.ok) return answer;
    const { platforms, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...table(
          platforms.map(({ platformId, name, address, zone, standing, newer, access, unknownFigures, figures }) => [
            platformId,
            name,
            address ?? '—',
            zone,
            words.say(`standing.${standing}`) +
              (newer === 0 ? '' : ` (${words.say('platforms.newer', { total: newer })})`),
            words.say('platforms.known', { known: figures - unknownFigures, figures }),
            access === null ? '' : `${access.tariff}${access.to === null ? '' : ` → ${access.to}`}`,
          ]),
        ),
        ...findingLines(findings, words),
      ],
    });
  },
};
