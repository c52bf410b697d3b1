import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { crlRow } from './trust-lines.ts';

export const command: Command = {
  usage: ['crl list'],
  summary: 'help.crl-list',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('trust.material', {});
    if (!answer.ok) return answer;
    const { crls } = answer.value;
    return ok({ value: { crls }, exit: 0, text: (words) => table(crls.map((crl) => crlRow(crl, words))) });
  },
};
