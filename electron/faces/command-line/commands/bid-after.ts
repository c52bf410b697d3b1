import { afterSteps, type AfterStep } from '#shared/bid/submission/events.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { isSet, wordAt, type Command } from '../command.ts';
import { answerOf, momentIn } from './submission-lines.ts';

const isStep = (text: string): text is AfterStep => (afterSteps as readonly string[]).includes(text);

export const command: Command = {
  usage: ['bid after BID-ID [STEP [--at INSTANT] [--undo]]', `  STEP: ${afterSteps.join(' ')}`],
  summary: 'help.bid-after',
  options: {
    at: { type: 'string', value: 'INSTANT', help: 'help.option.happened-at' },
    undo: { type: 'boolean', help: 'help.option.after-undo' },
  },
  words: [1, 2],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const step = given.words[1];
    if (step === undefined) return answerOf(await desk.ask('submission.show', { bidId }));
    if (!isStep(step)) return failKernel('usage.bad-option', { option: step, reason: afterSteps.join(', ') });
    const at = momentIn(given);
    if (!at.ok) return at;
    return answerOf(await desk.ask('submission.step', { bidId, step, at: at.value, isDone: !isSet(given, 'undo') }));
  },
};
