import type { Migration } from '../migrate.ts';

/**
 * Bids that travel: the states a bid was in when it was handed over or taken over, with what each came from (`body` where it
 * was here), every passing from hand to hand, and what came and waits to be joined.
 */
export const bidHandover: Migration = {
  number: 23,
  name: 'bid-handover',
  sql: `
    CREATE TABLE bid_state (
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      digest TEXT NOT NULL,
      parents TEXT NOT NULL,
      body TEXT,
      PRIMARY KEY (bid_id, digest)
    ) STRICT;
    CREATE TABLE bid_passing (
      passing_id INTEGER PRIMARY KEY,
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('out', 'in', 'elsewhere')),
      from_role TEXT NOT NULL,
      to_role TEXT NOT NULL,
      person TEXT NOT NULL,
      note TEXT NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bid_passing_of ON bid_passing (bid_id, at);
    CREATE TABLE bid_waiting (
      bid_id TEXT PRIMARY KEY REFERENCES bid (bid_id) ON DELETE CASCADE,
      body TEXT NOT NULL
    ) STRICT;
  `,
};
