import { failKernel } from '#shared/kernel/codes.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { answerOf, momentIn } from './submission-lines.ts';

export const command: Command = {
  usage: ['bid withdraw BID-ID --reason TEXT [--at INSTANT]'],
  summary: 'help.bid-withdraw',
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'help.option.withdraw-reason' },
    at: { type: 'string', value: 'INSTANT', help: 'help.option.happened-at' },
  },
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const reason = textOf(given, 'reason')?.trim() ?? '';
    if (reason === '') return failKernel('usage.missing-argument', { argument: '--reason TEXT' });
    const at = momentIn(given);
    if (!at.ok) return at;
    return answerOf(await desk.ask('submission.withdraw', { bidId: wordAt(given, 0), reason, at: at.value }));
  },
};
