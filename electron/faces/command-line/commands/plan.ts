import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, textOf, type Command } from '../command.ts';
import { planLines } from './plan-lines.ts';

const objectives = ['margin', 'cost'] as const;

export const command: Command = {
  usage: ['plan [--objective margin|cost] [--seconds N] [--adopt]'],
  summary: 'help.plan',
  options: {
    objective: { type: 'string', value: 'margin|cost', help: 'help.option.objective' },
    seconds: { type: 'string', value: 'N', help: 'help.option.plan-seconds' },
    adopt: { type: 'boolean', help: 'help.option.adopt' },
  },
  words: [0, 0],
  run: async (given, desk) => {
    const objective = objectives.find((each) => each === (textOf(given, 'objective') ?? 'margin'));
    if (objective === undefined)
      return failKernel('usage.bad-option', { option: '--objective', reason: objectives.join(' | ') });
    const seconds = textOf(given, 'seconds');
    if (seconds !== null && !/^[1-9]\d{0,3}$/.test(seconds))
      return failKernel('usage.bad-option', { option: '--seconds', reason: seconds });
    const limit = seconds === null ? {} : { seconds: Number(seconds) };
    const answer = await desk.ask('funding.plan', { objective, ...limit });
    if (!answer.ok) return answer;
    const plan = answer.value;
    if (isSet(given, 'adopt')) {
      const adopted = await desk.ask('funding.adopt', { planId: plan.planId });
      if (!adopted.ok) return adopted;
    }
    return ok({ value: plan, exit: plan.status === 'infeasible' ? 1 : 0, text: (words) => planLines(plan, words) });
  },
};
