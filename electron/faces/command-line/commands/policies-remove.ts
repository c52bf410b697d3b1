import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['policies remove POLICY-ID'],
  summary: 'help.policies-remove',
  options: {},
  words: [1, 1],
  wordName: 'POLICY-ID',
  run: async (given, desk) => {
    const policyId = wordAt(given, 0);
    const answer = await desk.ask('policies.remove', { policyId });
    return answer.ok ? ok({ value: answer.value, exit: 0, text: () => [policyId] }) : answer;
  },
};
