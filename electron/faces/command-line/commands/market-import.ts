import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { failMarket } from '#shared/market/codes.ts';
import { isMarketKind, marketKinds } from '#shared/market/fields.ts';
import { isSet, textOf, wordAt, type Command } from '../command.ts';
import type { Details } from '#shared/kernel/failure.ts';
import { readJsonObject } from './json-file.ts';
import { lookAt } from './market-look.ts';

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');

export const command: Command = {
  usage: ['market import KIND FILE.csv|FILE.xlsx [--map FILE.json] [--look]'],
  summary: 'help.market-import',
  options: {
    map: { type: 'string', value: 'FILE.json', help: 'help.option.map' },
    look: { type: 'boolean', help: 'help.option.market-look' },
  },
  words: [2, 2],
  wordName: 'KIND FILE',
  run: async (given, desk) => {
    const kind = wordAt(given, 0);
    if (!isMarketKind(kind)) return failMarket('market.kind-unknown', { kind, kinds: marketKinds });
    const file = textOf(given, 'map');
    let mapping = null;
    if (file !== null) {
      const read = await readJsonObject(file);
      if (!read.ok) return read;
      const columns = read.value['columns'];
      const sheet = read.value['sheet'];
      if (!isTexts(columns)) return failKernel('input.invalid', { path: 'columns', reason: file });
      mapping = { columns, sheet: typeof sheet === 'string' ? sheet : null };
    }
    const taken = await desk.take(wordAt(given, 1));
    if (!taken.ok) return taken;
    if (isSet(given, 'look')) return lookAt(desk, { fileId: taken.value, kind, sheet: mapping?.sheet ?? null });
    const answer = await desk.ask('market.import', { fileId: taken.value, kind, mapping });
    if (!answer.ok) return answer;
    const { stored, replaced, faults } = answer.value;
    return ok({
      value: answer.value,
      // A table with faults is unusable input, and nothing was kept of it.
      exit: faults.length === 0 ? 0 : 2,
      text: ({ say, explain }) =>
        faults.length === 0
          ? [say('market.line.imported', { stored, replaced })]
          : [
              say('market.line.refused'),
              ...faults.map(({ row, column, text, fault }) => {
                const { message } = explain({ code: fault.code, details: fault.details as Details });
                return `  ${[say('market.line.row', { row }), column, text].filter(Boolean).join(' · ')}: ${message}`;
              }),
            ],
    });
  },
};
