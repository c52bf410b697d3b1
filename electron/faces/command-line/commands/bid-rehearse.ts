import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { isSet, wordAt, type Command } from '../command.ts';
import { algorithmUsage } from './algorithm-options.ts';
import { levelFrom, levelOptions, levelUsage } from './level-options.ts';
import { rehearsalLines } from './rehearsal-lines.ts';
import { signingKeyFrom, signingOptions, signingUsage } from './secret-options.ts';

export const command: Command = {
  usage: [`bid rehearse BID-ID ${signingUsage} [--detached | --attached] ${algorithmUsage} ${levelUsage}`],
  summary: 'help.bid-rehearse',
  options: {
    ...signingOptions,
    ...levelOptions,
    detached: { type: 'boolean', help: 'help.option.detached' },
    attached: { type: 'boolean', help: 'help.option.attached' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    if (isSet(given, 'detached') && isSet(given, 'attached'))
      return failKernel('usage.bad-option', {
        option: '--attached',
        reason: (await desk.say())('usage.reason.both'),
      });
    const level = await levelFrom(given, desk);
    if (!level.ok) return level;
    const key = await signingKeyFrom(given, desk);
    if (!key.ok) return key;
    const answer = await desk.ask('rehearsals.run', {
      bidId: wordAt(given, 0),
      ...key.value,
      ...level.value,
      form: isSet(given, 'attached') ? 'attached' : 'detached',
    });
    if (!answer.ok) return answer;
    const { rehearsal } = answer.value;
    // As `verify` exits: passed, no, not provable.
    const exit = rehearsal.conclusion === 'TOTAL-PASSED' ? 0 : rehearsal.conclusion === 'INDETERMINATE' ? 4 : 1;
    return ok({ value: { rehearsal }, exit, text: (words) => rehearsalLines(rehearsal, words) });
  },
};
