import { ok } from '#shared/kernel/result.ts';
import { failOrganiser } from '#shared/procedure/organiser/codes.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  usage: ['procedures undo'],
  summary: 'help.procedures-undo',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const last = await desk.ask('work.lastAct', {});
    if (!last.ok) return last;
    const { act } = last.value;
    if (act === null) return failOrganiser('organiser.nothing-to-undo');
    const answer = await desk.ask('work.undo', { actId: act.actId });
    if (!answer.ok) return answer;
    return ok({
      value: { ...answer.value, act },
      exit: 0,
      text: (words) => [words.say('organiser.undone', answer.value)],
    });
  },
};
