import { failKernel } from '#shared/kernel/codes.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { adoptionLines } from './adoption-lines.ts';

export const command: Command = {
  usage: ['plan adopt [--plan N] [--note TEXT]'],
  summary: 'help.plan-adopt',
  options: {
    plan: { type: 'string', value: 'N', help: 'help.option.plan' },
    note: { type: 'string', value: 'TEXT', help: 'help.option.note' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const named = textOf(given, 'plan');
    if (named !== null && !/^[1-9]\d{0,9}$/.test(named))
      return failKernel('usage.bad-option', { option: '--plan', reason: named });
    const shown = await desk.ask('funding.show', {});
    if (!shown.ok) return shown;
    const planId = named === null ? shown.value.plan?.planId : Number(named);
    if (planId === undefined) return failFinance('finance.plan-none');
    const answer = await desk.ask('funding.adopt', { planId, note: textOf(given, 'note') });
    if (!answer.ok) return answer;
    return ok({ value: answer.value, exit: 0, text: (words) => adoptionLines(answer.value, words) });
  },
};
