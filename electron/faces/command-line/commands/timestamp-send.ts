import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { addressesOf, hasUsualServices } from './timestamp-options.ts';
import { stamped } from './timestamp.ts';

export const command: Command = {
  usage: ['timestamp send --tsa URL[,URL...]'],
  summary: 'help.timestamp-send',
  options: { tsa: { type: 'string', value: 'URL', multiple: true, help: 'help.option.tsa' } },
  words: [0, 0],
  run: async (given, desk) => {
    const tsas = addressesOf(given);
    if (tsas.length === 0 && !(await hasUsualServices(desk)))
      return failKernel('usage.missing-argument', { argument: '--tsa URL' });
    const answer = await desk.ask('timestamps.send', { tsas });
    if (!answer.ok) return answer;
    const { files, refused, left } = answer.value;
    return ok(await stamped(files, refused, { left }));
  },
};
