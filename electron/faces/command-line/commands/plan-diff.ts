import { ok } from '#shared/kernel/result.ts';
import { isSet, type Command } from '../command.ts';
import { adoptionLines } from './adoption-lines.ts';

export const command: Command = {
  usage: ['plan diff [--solve]'],
  summary: 'help.plan-diff',
  options: { solve: { type: 'boolean', help: 'help.option.solve' } },
  words: [0, 0],
  run: async (given, desk) => {
    const before = await desk.ask('funding.adopted', {});
    if (!before.ok) return before;
    let adoption = before.value;
    if (isSet(given, 'solve') && adoption.adopted !== null && adoption.wantsSolving) {
      const solved = await desk.ask('funding.plan', { objective: adoption.adopted.plan.objectiveKind });
      if (!solved.ok) return solved;
      const after = await desk.ask('funding.adopted', {});
      if (!after.ok) return after;
      adoption = after.value;
    }
    const { adopted } = adoption;
    return ok({
      value: adoption,
      // No plan, or one that no longer holds, is an answer, and the answer is no.
      exit: adopted !== null && adopted.plan.stale.length === 0 ? 0 : 1,
      text: (words) => adoptionLines(adoption, words),
    });
  },
};
