import type { Answer } from '#shared/contract/index.ts';
import type { Words } from '../command.ts';
import { table } from '../table.ts';

type Account = Answer<'ledger.show'>['accounts'][number];

const kinds = [
  'deposit',
  'interest',
  'withdrawal',
  'fee',
  'block',
  'release',
  'forfeit',
  'expect',
  'reversal',
] as const;

export const kindWords = ({ say }: Words, kind: string): string => {
  const known = kinds.find((each) => each === kind);
  return known === undefined ? kind : say(`ledger.kind.${known}`);
};

/** Accounts with what is free and blocked, and below each what is still blocked. */
export const accountLines = (accounts: readonly Account[], { say }: Words): readonly string[] =>
  table([
    [
      say('money.column.platform'),
      say('money.column.free'),
      say('money.column.blocked'),
      say('money.column.released'),
      say('money.column.forfeited'),
      say('money.column.expected'),
    ],
    ...accounts.flatMap((account) => [
      [account.platformId, account.free, account.blocked, account.released, account.forfeited, ''],
      ...account.holds
        .filter(({ left }) => left !== '0.00')
        .map(({ holdId, left, subject, bidId, expectedRelease }) => [
          `  ${String(holdId)} ${subject ?? bidId ?? ''}`,
          '',
          left,
          '',
          '',
          expectedRelease ?? '—',
        ]),
    ]),
  ]);
