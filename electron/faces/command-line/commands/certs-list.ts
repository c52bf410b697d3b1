import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { certificateRow } from './trust-lines.ts';

export const command: Command = {
  usage: ['certs list'],
  summary: 'help.certs-list',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const keys = await desk.ask('keys.list', {});
    if (!keys.ok) return keys;
    const kept = await desk.ask('trust.material', {});
    if (!kept.ok) return kept;
    const own = keys.value.keys.flatMap(({ certificates }) => certificates);
    const { certificates: others } = kept.value;
    return ok({
      value: { own, others },
      exit: 0,
      text: (words) => [
        words.say('trust.line.own', { total: own.length }),
        ...table(own.map((one) => certificateRow(one, words))),
        words.say('trust.line.kept', { total: others.length }),
        ...table(others.map((one) => [...certificateRow(one, words), one.address ?? ''])),
      ],
    });
  },
};
