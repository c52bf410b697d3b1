import { ok } from '#shared/kernel/result.ts';
import { isSet, wordAt, type Command } from '../command.ts';
import { bidLines } from './bid-lines.ts';

export const command: Command = {
  usage: ['bid check BID-ID [--look-at-token]'],
  summary: 'help.bid-check',
  options: { 'look-at-token': { type: 'boolean', help: 'help.option.look-at-token' } },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const shown = await desk.ask('bids.show', { bidId });
    if (!shown.ok) return shown;
    const answer = await desk.ask('bids.readiness', { bidId, lookAtToken: isSet(given, 'look-at-token') });
    if (!answer.ok) return answer;
    const { light, checks, upload, authority, overrides } = answer.value;
    const { status, checklist } = shown.value;
    const findings = checks.map(({ finding }) => finding);
    const isReady = light !== 'stop';
    return ok({
      value: { bidId, status, isReady, light, checklist, findings, checks, upload, authority, overrides },
      exit: isReady ? 0 : 1,
      text: (words) => bidLines({ ...shown.value, findings }, words),
    });
  },
};
