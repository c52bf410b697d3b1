import { ok } from '#shared/kernel/result.ts';
import { wordAt, type Command } from '../command.ts';
import { table } from '../table.ts';

export const command: Command = {
  usage: ['bid diff BID-ID'],
  summary: 'help.bid-diff',
  options: {},
  words: [1, 1],
  wordName: 'BID-ID',
  run: async (given, desk) => {
    const answer = await desk.ask('submission.diff', { bidId: wordAt(given, 0) });
    if (!answer.ok) return answer;
    const { against, price, documents, prices } = answer.value;
    return ok({
      value: answer.value,
      exit: 0,
      text: ({ say }) => {
        if (against === null) return [say('submission.diff.nothing-earlier')];
        const rows = [
          ...(price === null ? [] : [[say('submission.diff.price'), '', price.before ?? '—', '→', price.after ?? '—']]),
          ...documents.map(({ name, kind }) => [name, say(`submission.diff.${kind}`), '', '', '']),
          ...prices.map(({ name, field, before, after }) => [name ?? '', field, before ?? '—', '→', after ?? '—']),
        ];
        return [
          say('submission.diff.against', { version: against }),
          ...(rows.length === 0 ? [say('submission.diff.same')] : table(rows)),
        ];
      },
    });
  },
};
