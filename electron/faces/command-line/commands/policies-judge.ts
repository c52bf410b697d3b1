import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureFormats, signatureLevels } from '#shared/procedure/platforms/vocabulary.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { takeAll } from './take-files.ts';

export const command: Command = {
  usage: [
    'policies judge BID-ID [--level B|T|LT|LTA] [--attached] [--signed]',
    'policies judge FILE... --policy ID',
    'policies judge --policy ID [--level B|T|LT|LTA] [--attached] [--format FORMAT] [--whole]',
  ],
  summary: 'help.policies-judge',
  options: {
    level: { type: 'string', value: signatureLevels.join('|'), help: 'help.option.level' },
    attached: { type: 'boolean', help: 'help.option.attached' },
    signed: { type: 'boolean', help: 'help.option.policy-signed' },
    policy: { type: 'string', value: 'ID', help: 'help.option.policy-id' },
    format: { type: 'string', value: signatureFormats.join('|'), help: 'help.option.policy-format' },
    whole: { type: 'boolean', help: 'help.option.policy-whole' },
  },
  words: [0, 1_000],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const asked = textOf(given, 'level') ?? 'B';
    const level = signatureLevels.find((known) => known === asked);
    if (level === undefined) return failKernel('usage.bad-option', { option: '--level', reason: asked });
    const form = isSet(given, 'attached') ? 'attached' : 'detached';
    const policyId = textOf(given, 'policy');
    const wanted = textOf(given, 'format') ?? 'cades';
    const format = signatureFormats.find((known) => known === wanted);
    if (format === undefined) return failKernel('usage.bad-option', { option: '--format', reason: wanted });
    if (policyId === null && given.words.length !== 1)
      return failKernel('usage.missing-argument', { argument: 'BID-ID' });
    const scope = isSet(given, 'whole') ? 'whole' : 'each-file';
    const bidId = wordAt(given, 0);
    const fileIds = policyId === null ? ok([]) : await takeAll(desk, given.words);
    if (!fileIds.ok) return fileIds;
    const answer =
      policyId !== null && given.words.length === 0
        ? await desk.ask('policies.judgeFiles', { policyId, level, form, format, scope })
        : policyId !== null
          ? await desk.ask('policies.judgeSigned', { policyId, fileIds: fileIds.value })
          : isSet(given, 'signed')
            ? await desk.ask('policies.judgeSigned', { bidId })
            : await desk.ask('policies.judge', { bidId, level, form });
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
