import type { LedgerView } from '#shared/contract/money.ts';
import { ledgerKinds } from '#shared/finance/ledger/entry.ts';
import type { DocumentTable, TableDocument } from '../../tables/document.ts';
import { amount, day, document, notesOf, text, type DocumentWords } from './document-cells.ts';

export type LedgerNames = {
  readonly platforms: ReadonlyMap<string, string>;
  readonly bids: ReadonlyMap<string, string>;
};

/** Every account, what is blocked for what, and each entry in the order of its making. */
export const ledgerDocument = (view: LedgerView, names: LedgerNames, asked: DocumentWords): TableDocument => {
  const { texts } = asked;
  const { say } = texts;
  const kindOf = (kind: string): string => {
    const known = ledgerKinds.find((each) => each === kind);
    return known === undefined ? kind : say(`ledger.kind.${known}`);
  };
  const platform = (id: string): string => names.platforms.get(id) ?? id;
  const bid = (id: string | null): string | null => (id === null ? null : (names.bids.get(id) ?? id));
  const accounts: DocumentTable = {
    name: say('money.accounts'),
    columns: [
      say('money.column.platform'),
      say('money.column.free'),
      say('money.column.blocked'),
      say('money.column.released'),
      say('money.column.forfeited'),
    ],
    rows: view.accounts.map(({ platformId, free, blocked, released, forfeited }) => [
      text(platform(platformId)),
      amount(free),
      amount(blocked),
      amount(released),
      amount(forfeited),
    ]),
  };
  const holds: DocumentTable = {
    name: say('money.accounts.holds'),
    columns: [
      say('money.accounts.number'),
      say('money.column.platform'),
      say('money.export.bid'),
      say('money.accounts.since'),
      say('money.column.blocked'),
      say('money.column.expected'),
    ],
    rows: view.accounts.flatMap(({ platformId, holds: held }) =>
      held
        .filter(({ left }) => left !== '0.00')
        .map(({ holdId, bidId, subject, since, left, expectedRelease }) => [
          { count: holdId },
          text(platform(platformId)),
          text(subject ?? bid(bidId)),
          day(since),
          amount(left),
          day(expectedRelease),
        ]),
    ),
  };
  const entries: DocumentTable = {
    name: say('money.accounts.entries'),
    columns: [
      say('money.accounts.number'),
      say('money.export.day'),
      say('money.column.platform'),
      say('money.export.kind'),
      say('money.export.amount'),
      say('money.export.bid'),
      say('money.accounts.of-entry'),
      say('money.accounts.note'),
    ],
    rows: view.entries.map((entry) => [
      { count: entry.entryId },
      day(entry.day),
      text(platform(entry.platformId)),
      text(entry.isReversed ? say('money.accounts.undone', { kind: kindOf(entry.kind) }) : kindOf(entry.kind)),
      amount(entry.amount),
      text(entry.subject ?? bid(entry.bidId)),
      entry.holdId === null && entry.reverses === null ? null : { count: entry.holdId ?? entry.reverses ?? 0 },
      text(entry.note),
    ]),
  };
  return document(asked, {
    title: say('money.accounts'),
    facts: [],
    notes: notesOf(texts, view.findings),
    tables: [accounts, holds, entries],
    charts: [],
  });
};
