import { resolve } from 'node:path';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';

export const command: Command = {
  usage: ['bid suppliers BID-ID SUPPLIER [--out FILE.xlsx|.csv] | BID-ID SUPPLIER --answer FILE'],
  summary: 'help.bid-suppliers',
  options: {
    answer: { type: 'string', value: 'FILE', help: 'help.option.suppliers-answer' },
    out: { type: 'string', value: 'FILE', help: 'help.option.suppliers-out' },
  },
  words: [2, 2],
  wordName: 'BID-ID SUPPLIER',
  run: async (given, desk) => {
    const [bidId, supplier] = [wordAt(given, 0), wordAt(given, 1)];
    const file = textOf(given, 'answer');
    if (file !== null) {
      const fileId = await desk.take(file);
      if (!fileId.ok) return fileId;
      const taken = await desk.ask('prices.takeAnswers', { bidId, supplier, fileId: fileId.value });
      if (!taken.ok) return taken;
      const { taken: count, unmatched } = taken.value;
      return ok({
        value: { taken: count, unmatched },
        exit: unmatched.length > 0 ? 1 : 0,
        text: ({ say }) => [
          say('prices.ask.taken', { supplier, count }),
          ...(unmatched.length === 0 ? [] : [say('prices.ask.unmatched', { names: unmatched.join('; ') })]),
        ],
      });
    }
    const out = textOf(given, 'out');
    const asked = await desk.ask('prices.ask', {
      bidId,
      supplier,
      out: out === null ? null : resolve(out),
      language: desk.language,
    });
    return asked.ok
      ? ok({
          value: asked.value,
          exit: 0,
          text: () => [asked.value.subject, '', ...asked.value.text.trimEnd().split('\n')],
        })
      : asked;
  },
};
