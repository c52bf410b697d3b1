import { ok } from '#shared/kernel/result.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['policies'],
  summary: 'help.policies',
  options: {},
  words: [0, 0],
  run: async (_, desk) => {
    const answer = await desk.ask('policies.list', {});
    if (!answer.ok) return answer;
    const { policies } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        ...(policies.length === 0 ? [words.say('policies.none')] : []),
        ...table(
          policies.map(({ policyId, name, platformId, kindId, law, format, level, placement, signers }) => [
            policyId,
            name,
            [platformId, kindId, law].filter((part) => part !== null).join(' '),
            [format, level, placement].filter((part) => part !== null).join(' '),
            signers.join(' → '),
          ]),
        ),
      ],
    });
  },
};
