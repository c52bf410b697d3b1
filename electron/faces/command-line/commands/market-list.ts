import { isMarketKind, type MarketKind } from '#shared/market/fields.ts';
import type { LooseRecord } from '#shared/market/record.ts';
import { ok } from '#shared/kernel/result.ts';
import type { TextKey } from '#shared/text/keys.ts';
import { textOf, wordAt, type Command, type Desk, type Done } from '../command.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { table } from '../table.ts';
import { findingLines } from './finding-lines.ts';
import { valueWords } from './market-words.ts';

type Asked = {
  readonly kind: MarketKind | null;
  readonly find: string;
  readonly region: string | null;
  readonly role: string | null;
  readonly volumeFrom: string | null;
};

const listed = async (desk: Desk, asked: Asked): Promise<Outcome<Done>> => {
  const answer = await desk.ask('market.list', asked);
  if (!answer.ok) return answer;
  const { rows, isCut, volumes } = answer.value;
  return ok({
    value: answer.value,
    exit: 0,
    text: (words) => [
      ...(rows.length === 0 ? [words.say('market.line.nothing')] : []),
      ...table(
        rows.map(({ record, name, parent, chapters }) => {
          const loose: LooseRecord = record;
          const told = (field: string): string => {
            const value = loose[field];
            return typeof value === 'string' ? value : '';
          };
          const role = loose['role'] ?? null;
          return [
            record.recordId,
            ...(asked.kind === null ? [words.say(`market.kind.${record.kind}` as TextKey)] : []),
            name,
            parent ?? told('region'),
            role === null ? told('segment') : valueWords({ type: 'choice', choices: [] }, role, words),
            Object.entries(chapters)
              .filter(([kind]) => isMarketKind(kind))
              .map(([kind, count]) => `${words.say(`market.kind.${kind}` as TextKey)}: ${String(count)}`)
              .join(', '),
          ];
        }),
      ),
      ...(asked.kind === 'customer'
        ? volumes.map(({ customers, volume, currency }) =>
            words.say('market.line.volumes', { customers, volume: `${volume} ${currency}` }),
          )
        : []),
      ...(isCut ? [words.say('market.line.cut')] : []),
      ...rows.flatMap(({ findings }) => findingLines(findings, words)),
    ],
  });
};

const options = {
  find: { type: 'string', value: 'WORDS', help: 'help.option.market-find' },
  region: { type: 'string', value: 'REGION', help: 'help.option.market-region' },
} as const satisfies Command['options'];

const listOf = (word: string, kind: MarketKind, summary: TextKey, more: Command['options'] = {}): Command => ({
  usage: [
    `market ${word} [--find WORDS] [--region REGION]${Object.keys(more).length === 0 ? '' : ' [--role ROLE] [--volume-from AMOUNT]'}`,
  ],
  summary,
  options: { ...options, ...more },
  words: [0, 0],
  run: (given, desk) =>
    listed(desk, {
      kind,
      find: textOf(given, 'find') ?? '',
      region: textOf(given, 'region'),
      role: textOf(given, 'role'),
      volumeFrom: textOf(given, 'volume-from'),
    }),
});

export const suppliers = listOf('suppliers', 'supplier', 'help.market-suppliers');
export const competitors = listOf('competitors', 'competitor', 'help.market-competitors');
export const customers = listOf('customers', 'customer', 'help.market-customers', {
  role: { type: 'string', value: 'ROLE', help: 'help.option.market-role' },
  'volume-from': { type: 'string', value: 'AMOUNT', help: 'help.option.market-volume' },
});

export const find: Command = {
  usage: ['market find WORDS'],
  summary: 'help.market-find',
  options: {},
  words: [1, 1],
  wordName: 'WORDS',
  run: (given, desk) =>
    listed(desk, { kind: null, find: wordAt(given, 0), region: null, role: null, volumeFrom: null }),
};
