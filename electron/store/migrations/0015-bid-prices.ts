import type { Migration } from '../migrate.ts';

/** The price table of each version of a bid: what was frozen once stays comparable. */
export const bidPrices: Migration = {
  number: 15,
  name: 'bid-prices',
  sql: `
    CREATE TABLE bid_prices (
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      body TEXT NOT NULL,
      saved_at TEXT NOT NULL,
      PRIMARY KEY (bid_id, version)
    ) STRICT;
  `,
};
