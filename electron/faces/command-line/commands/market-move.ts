import { failKernel } from '#shared/kernel/codes.ts';
import { parseDay } from '#shared/calendar/days.ts';
import { dealStages, type DealStage } from '#shared/market/pipeline.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import { detailOf } from './market-show.ts';

const isStage = (text: string): text is DealStage => (dealStages as readonly string[]).includes(text);

export const command: Command = {
  usage: [
    `market move RECORD-ID ${dealStages.join('|')}`,
    '  [--contract] [--reason REASON-ID] [--note TEXT] [--on DATE]',
  ],
  summary: 'help.market-move',
  options: {
    contract: { type: 'boolean', help: 'help.option.market-contract' },
    reason: { type: 'string', value: 'REASON-ID', help: 'help.option.market-reason' },
    note: { type: 'string', value: 'TEXT', help: 'help.option.result-note' },
    on: { type: 'string', value: 'DATE', help: 'help.option.market-on' },
  },
  words: [2, 2],
  wordName: 'RECORD-ID STAGE',
  run: async (given, desk) => {
    const stage = wordAt(given, 1);
    if (!isStage(stage)) return failKernel('usage.bad-option', { option: stage, reason: dealStages.join(', ') });
    const on = textOf(given, 'on');
    if (on !== null && parseDay(on) === null) return failKernel('usage.bad-option', { option: '--on', reason: on });
    return detailOf(
      await desk.ask('market.move', {
        dealId: wordAt(given, 0),
        stage,
        isContract: isSet(given, 'contract'),
        reasonId: textOf(given, 'reason'),
        note: textOf(given, 'note') ?? '',
        on,
      }),
    );
  },
};
