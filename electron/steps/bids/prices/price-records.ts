import type { PriceTable } from '#shared/bid/prices/table.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';

/** The table that was read last: its lines are values, and what was counted of them is found again by them. */
const lastRead = new WeakMap<Database, { readonly body: string; readonly table: PriceTable }>();
/** The same without reading a megabyte of text: what was asked, and how far the database had come then. */
const lastAnswer = new WeakMap<Database, { readonly question: string; readonly table: PriceTable | null }>();

/** Changes with every write, ours (`total_changes`) and another process's (`data_version`). */
const writesSeen = (database: Database): string => {
  const own = database.get<Row & { n: number }>('SELECT total_changes() AS n')?.n;
  const others = database.get<Row & { data_version: number }>('PRAGMA data_version')?.data_version;
  return `${own} ${others}`;
};

const tableIn = (database: Database, body: string): PriceTable => {
  const last = lastRead.get(database);
  if (last?.body === body) return last.table;
  const table = JSON.parse(body) as PriceTable;
  lastRead.set(database, { body, table });
  return table;
};

/** The table of this version, or of the newest before it, which it goes on from; null: none was begun. */
export const loadPrices = (database: Database, bidId: string, version: number): PriceTable | null => {
  const question = `${bidId} ${version} ${writesSeen(database)}`;
  const known = lastAnswer.get(database);
  if (known?.question === question) return known.table;
  const row = database.get<Row & { body: string }>(
    'SELECT body FROM bid_prices WHERE bid_id = ? AND version <= ? ORDER BY version DESC LIMIT 1',
    [bidId, version],
  );
  const table = row === undefined ? null : tableIn(database, row.body);
  lastAnswer.set(database, { question, table });
  return table;
};

export const storePrices = (
  database: Database,
  bidId: string,
  version: number,
  table: PriceTable,
  now: Instant,
): void => {
  database.run(
    `INSERT INTO bid_prices (bid_id, version, body, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (bid_id, version) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`,
    [bidId, version, JSON.stringify(table), now],
  );
};
