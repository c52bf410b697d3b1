import type { Instant } from '#shared/kernel/instant.ts';
import { ledgerEntrySchema, type LedgerEntry } from '#shared/finance/ledger/entry.ts';
import type { Database, Row } from '../database.ts';

type EntryRow = Row & { entry_id: number; entered_at: string; entry: string };

/**
 * Every entry in the order in which it was made. One that can not be read is a damaged workspace: balances without it would be
 * wrong, so it throws.
 */
export const ledgerEntries = (database: Database): readonly LedgerEntry[] =>
  database.all<EntryRow>('SELECT * FROM ledger_entry ORDER BY entry_id').map((row) => ({
    ...ledgerEntrySchema.parse(JSON.parse(row.entry)),
    entryId: row.entry_id,
    enteredAt: row.entered_at as Instant,
  }));

/** Answers the entry's number. Call inside the transaction that judged it. */
export const addLedgerEntry = (
  database: Database,
  entry: Omit<LedgerEntry, 'entryId' | 'enteredAt'>,
  now: Instant,
): number =>
  database.run('INSERT INTO ledger_entry (entered_at, entry) VALUES (?, ?)', [now, JSON.stringify(entry)]).key;
