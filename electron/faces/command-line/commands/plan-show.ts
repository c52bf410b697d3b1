import { ok } from '#shared/kernel/result.ts';
import { textOf, type Command } from '../command.ts';
import { planLines } from './plan-lines.ts';

export const command: Command = {
  usage: ['plan show [--out FILE]'],
  summary: 'help.plan-show',
  options: { out: { type: 'string', value: 'FILE', help: 'help.option.table-out' } },
  words: [0, 0],
  run: async (given, desk) => {
    const out = textOf(given, 'out');
    if (out !== null) {
      const written = await desk.ask('money.export', { what: 'plan', out, language: desk.language });
      if (!written.ok) return written;
      return ok({ value: written.value, exit: 0, text: ({ say }) => [say('money.written', written.value)] });
    }
    const answer = await desk.ask('funding.show', {});
    if (!answer.ok) return answer;
    const { plan } = answer.value;
    return ok({
      value: answer.value,
      // A plan that no longer holds is an answer, and the answer is no.
      exit: plan !== null && plan.status !== 'infeasible' && plan.stale.length === 0 ? 0 : 1,
      text: (words) => (plan === null ? [words.say('money.nothing')] : planLines(plan, words)),
    });
  },
};
