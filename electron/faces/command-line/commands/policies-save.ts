import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { readJson } from './read-json.ts';

export const command: Command = {
  usage: ['policies save FILE.json'],
  summary: 'help.policies-save',
  options: {},
  words: [1, 1],
  wordName: 'FILE.json',
  run: async (given, desk) => {
    const policy = await readJson(wordAt(given, 0));
    if (!policy.ok) return policy;
    const answer = await desk.ask('policies.save', { policy: policy.value });
    return answer.ok
      ? ok({ value: answer.value, exit: 0, text: () => answer.value.policies.map(({ policyId }) => policyId) })
      : answer;
  },
};
