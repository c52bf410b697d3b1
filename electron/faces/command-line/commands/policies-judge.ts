import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureLevels } from '#shared/procedure/platforms/vocabulary.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['policies judge BID-ID [--level B|T|LT|LTA] [--attached]'],
  summary: 'help.policies-judge',
  options: {
    level: { type: 'string', value: signatureLevels.join('|'), help: 'help.option.level' },
    attached: { type: 'boolean', help: 'help.option.attached' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const asked = textOf(given, 'level') ?? 'B';
    const level = signatureLevels.find((known) => known === asked);
    if (level === undefined) return failKernel('usage.bad-option', { option: '--level', reason: asked });
    const form = isSet(given, 'attached') ? 'attached' : 'detached';
    const answer = await desk.ask('policies.judge', { bidId: wordAt(given, 0), level, form });
    if (!answer.ok) return answer;
    const { policy, findings } = answer.value;
    const isMet = findings.every(({ severity }) => severity === 'passed' || severity === 'info');
    return ok({
      value: answer.value,
      exit: isMet ? 0 : 1,
      text: (words) =>
        policy === null
          ? [words.say('policies.no-policy')]
          : [`${policy.name}  ${policy.source}, ${policy.readOn}`, ...findingLines(findings, words)],
    });
  },
};
