import type { PriceTable } from '#shared/bid/prices/table.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';

/** The table that was read last: its lines are values, and what was counted of them is found again by them. */
const lastRead = new WeakMap<Database, { readonly body: string; readonly table: PriceTable }>();

const tableIn = (database: Database, body: string): PriceTable => {
  const last = lastRead.get(database);
  if (last?.body === body) return last.table;
  const table = JSON.parse(body) as PriceTable;
  lastRead.set(database, { body, table });
  return table;
};

/** The table of this version, or of the newest before it, which it goes on from; null: none was begun. */
export const loadPrices = (database: Database, bidId: string, version: number): PriceTable | null => {
  const row = database.get<Row & { body: string }>(
    'SELECT body FROM bid_prices WHERE bid_id = ? AND version <= ? ORDER BY version DESC LIMIT 1',
    [bidId, version],
  );
  return row === undefined ? null : tableIn(database, row.body);
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
