import { resolve } from 'node:path';
import { handoverRoles, type HandoverRole } from '#shared/bid/handover/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, textOf, wordAt, type Command, type Given } from '../command.ts';
import { findingLines } from './finding-lines.ts';
import { showPassings } from './handover-lines.ts';
import { passphraseOptions } from './passphrase-options.ts';
import { takeAll } from './take-files.ts';

const roleFrom = (given: Given, option: string, usual: HandoverRole): Outcome<HandoverRole> => {
  const text = textOf(given, option) ?? usual;
  const role = handoverRoles.find((one) => one === text);
  return role === undefined
    ? failKernel('usage.bad-option', { option: `--${option}`, reason: handoverRoles.join(' | ') })
    : ok(role);
};

export const command: Command = {
  usage: [
    'bid hand-over BID-ID --person NAME [--from ROLE] [--to ROLE] [--note TEXT] [--certificate CERT.pem...] --out FILE',
    'bid hand-over BID-ID --show',
  ],
  summary: 'help.bid-hand-over',
  options: {
    show: { type: 'boolean', help: 'help.option.hand-show' },
    person: { type: 'string', value: 'NAME', help: 'help.option.person' },
    from: { type: 'string', value: 'ROLE', help: 'help.option.hand-from' },
    to: { type: 'string', value: 'ROLE', help: 'help.option.hand-to' },
    note: { type: 'string', value: 'TEXT', help: 'help.option.hand-note' },
    certificate: { type: 'string', value: 'FILE', multiple: true, help: 'help.option.hand-certificate' },
    out: { type: 'string', value: 'FILE', help: 'help.option.out' },
    ...passphraseOptions,
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    if (isSet(given, 'show')) return showPassings(desk, wordAt(given, 0));
    const person = textOf(given, 'person');
    if (person === null) return failKernel('usage.missing-argument', { argument: '--person NAME' });
    const fromRole = roleFrom(given, 'from', 'preparer');
    if (!fromRole.ok) return fromRole;
    const toRole = roleFrom(given, 'to', 'checker');
    if (!toRole.ok) return toRole;
    const recipientFileIds = await takeAll(desk, listOf(given, 'certificate'));
    if (!recipientFileIds.ok) return recipientFileIds;
    const out = textOf(given, 'out');
    const answer = await desk.ask('handover.write', {
      bidId: wordAt(given, 0),
      out: out === null ? null : resolve(out),
      person,
      fromRole: fromRole.value,
      toRole: toRole.value,
      note: textOf(given, 'note') ?? '',
      recipientFileIds: recipientFileIds.value,
    });
    if (!answer.ok) return answer;
    const { path, digest, content, findings } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: (words) => [
        words.say('handover.written', { path }),
        `SHA-256 ${digest.value}`,
        `${words.say('handover.content')}: SHA-256 ${content}`,
        ...(recipientFileIds.value.length === 0 ? [words.say('handover.written.hint')] : []),
        ...findingLines(findings, words),
      ],
    });
  },
};
