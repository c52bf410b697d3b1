import { offerMapping } from '#shared/contract/money.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { textOf, wordAt, type Command } from '../command.ts';
import { readJsonObject } from './json-file.ts';

export const command: Command = {
  usage: ['offers import FILE.csv|FILE.xlsx [--map FILE.json]'],
  summary: 'help.offers-import',
  options: { map: { type: 'string', value: 'FILE.json', help: 'help.option.map-offers' } },
  words: [1, 1],
  wordName: 'FILE',
  run: async (given, desk) => {
    const file = textOf(given, 'map');
    let mapping = null;
    if (file !== null) {
      const read = await readJsonObject(file);
      if (!read.ok) return read;
      const parsed = offerMapping.safeParse(read.value);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        return failKernel('input.invalid', { path: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
      }
      mapping = parsed.data;
    }
    const taken = await desk.take(wordAt(given, 0));
    if (!taken.ok) return taken;
    const answer = await desk.ask('offers.import', { fileId: taken.value, mapping });
    if (!answer.ok) return answer;
    const { stored, replaced, faults } = answer.value;
    return ok({
      value: answer.value,
      // A table with faults is unusable input, and nothing was kept of it.
      exit: faults.length === 0 ? 0 : 2,
      text: ({ say, explain }) =>
        faults.length === 0
          ? [say('money.offers.imported', { stored, replaced })]
          : [
              say('money.offers.refused'),
              ...faults.map(({ row, field, column, text, reason }) => {
                const where = column ?? field ?? '';
                const { message } = explain({
                  code: 'finance.offer-row',
                  details: { row, field: where, column, text, reason },
                });
                const why = explain({ code: reason, details: { path: where, allowed: [], limit: '', expected: '' } });
                return `  ${message} ${why.message}`;
              }),
            ],
    });
  },
};
