import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { planLines } from './plan-lines.ts';

const objectives = ['margin', 'cost'] as const;

export const command: Command = {
  usage: ['plan [--objective margin|cost]'],
  summary: 'help.plan',
  options: { objective: { type: 'string', value: 'margin|cost', help: 'help.option.objective' } },
  words: [0, 0],
  run: async (given, desk) => {
    const objective = objectives.find((each) => each === (textOf(given, 'objective') ?? 'margin'));
    if (objective === undefined)
      return failKernel('usage.bad-option', { option: '--objective', reason: objectives.join(' | ') });
    const answer = await desk.ask('funding.plan', { objective });
    if (!answer.ok) return answer;
    const plan = answer.value;
    return ok({ value: plan, exit: plan.status === 'infeasible' ? 1 : 0, text: (words) => planLines(plan, words) });
  },
};
