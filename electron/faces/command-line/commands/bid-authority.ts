import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, listOf, wordAt, type Command } from '../command.ts';
import { findingLines } from './finding-lines.ts';

export const command: Command = {
  usage: ['bid authority BID-ID AUTHORITY-ID [--power CODE]... [--no-documents]', 'bid authority BID-ID --none'],
  summary: 'help.bid-authority',
  options: {
    power: { type: 'string', multiple: true, value: 'CODE', help: 'help.option.authority-power' },
    none: { type: 'boolean', help: 'help.option.authority-none' },
    'no-documents': { type: 'boolean', help: 'help.option.no-documents' },
  },
  words: [1, 2],
  wordName: 'BID-ID AUTHORITY-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const isNone = isSet(given, 'none');
    const named = given.words[1];
    if (!isNone && named === undefined)
      return failKernel('usage.missing-argument', { argument: 'AUTHORITY-ID | --none' });
    const answer = await desk.ask('bids.setAuthority', {
      bidId,
      authorityId: isNone ? null : (named ?? null),
      powers: [...listOf(given, 'power')],
      withDocuments: !isSet(given, 'no-documents'),
    });
    if (!answer.ok) return answer;
    const ready = await desk.ask('bids.readiness', { bidId });
    if (!ready.ok) return ready;
    const { authority, checks } = ready.value;
    const findings = checks.filter(({ area }) => area === 'authority').map(({ finding }) => finding);
    return ok({
      value: { bidId, authority, findings },
      exit: findings.some(({ severity }) => severity === 'blocker') ? 1 : 0,
      text: (words) => [
        authority === null
          ? words.say('authority.said.unbound', { bid: bidId })
          : words.say('authority.said.bound', { bid: bidId, number: authority.number }),
        ...findingLines(findings, words),
      ],
    });
  },
};
