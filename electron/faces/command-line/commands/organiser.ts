import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';
import { reasonName, stageName } from './organiser-words.ts';

export const command: Command = {
  usage: ['organiser'],
  summary: 'help.organiser',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('organiser.show', {});
    if (!answer.ok) return answer;
    const organiser = answer.value;
    return ok({
      value: organiser,
      exit: 0,
      text: (words) => [
        ...table([
          ...organiser.stages.map(({ stageId, meaning }) => [
            stageId,
            stageName(stageId, organiser, words),
            words.say(`organiser.meaning.${meaning}`),
          ]),
          ...organiser.reasons.map(({ reasonId, of }) => [
            reasonId,
            reasonName(reasonId, organiser, words),
            words.say(`organiser.meaning.${of}`),
          ]),
          ...organiser.people.map(({ personId, name, isSelf }) => [personId, name, isSelf ? 'me' : '']),
        ]),
        words.say('organiser.stuck-rule', {
          quiet: organiser.stuckRule.quietDays,
          within: organiser.stuckRule.withinDays,
        }),
      ],
    });
  },
};
