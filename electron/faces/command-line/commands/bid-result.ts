import { outcomes, type SubmissionOutcome } from '#shared/bid/submission/events.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { decimalPattern } from '#shared/kernel/decimal.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { protocolDone, protocolFrom } from './protocol-lines.ts';
import { answerOf, momentIn } from './submission-lines.ts';

const isOutcome = (text: string): text is SubmissionOutcome => (outcomes as readonly string[]).includes(text);

export const command: Command = {
  usage: [
    `bid result BID-ID ${outcomes.join('|')} [--reason REASON-ID] [--note TEXT] [--winner-price AMOUNT] [--winner NAME] [--place N] [--at INSTANT] [--protocol FILE]`,
    'bid result BID-ID --protocol FILE',
  ],
  summary: 'help.bid-result',
  options: {
    reason: { type: 'string', value: 'ID', help: 'help.option.lost-reason' },
    note: { type: 'string', value: 'TEXT', help: 'help.option.result-note' },
    'winner-price': { type: 'string', value: 'AMOUNT', help: 'help.option.winner-price' },
    winner: { type: 'string', value: 'NAME', help: 'help.option.winner' },
    place: { type: 'string', value: 'N', help: 'help.option.place' },
    protocol: { type: 'string', value: 'FILE', help: 'help.option.protocol' },
    at: { type: 'string', value: 'INSTANT', help: 'help.option.happened-at' },
  },
  words: [1, 2],
  wordName: 'BID-ID RESULT',
  run: async (given, desk) => {
    const bidId = wordAt(given, 0);
    const protocol = await protocolFrom(given, bidId, desk);
    if (!protocol.ok) return protocol;
    const said = protocol.value;
    if (said !== null && given.words.length === 1) return ok(protocolDone(said));
    const outcome = given.words[1] ?? 'RESULT';
    if (!isOutcome(outcome)) return failKernel('usage.bad-option', { option: outcome, reason: outcomes.join(', ') });
    const winnerPrice = textOf(given, 'winner-price');
    if (winnerPrice !== null && !decimalPattern.test(winnerPrice))
      return failKernel('usage.bad-option', { option: '--winner-price', reason: winnerPrice });
    const place = textOf(given, 'place');
    if (place !== null && !/^[1-9]\d{0,3}$/.test(place))
      return failKernel('usage.bad-option', { option: '--place', reason: place });
    const at = momentIn(given);
    if (!at.ok) return at;
    return answerOf(
      await desk.ask('submission.result', {
        bidId,
        outcome,
        reasonId: textOf(given, 'reason'),
        note: textOf(given, 'note') ?? '',
        winnerPrice: winnerPrice ?? said?.winnerPrice ?? null,
        winner: textOf(given, 'winner') ?? said?.winner ?? null,
        place: place === null ? (said?.place ?? null) : Number(place),
        at: at.value,
      }),
    );
  },
};
