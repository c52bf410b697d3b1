import type { Migration } from '../migrate.ts';

/** Auctions that are sat through: what was seen, key by key. Rows are only added; an undone offer keeps its row. */
export const auctions: Migration = {
  number: 19,
  name: 'auctions',
  sql: `
    CREATE TABLE auction (
      auction_id TEXT PRIMARY KEY,
      bid_id TEXT REFERENCES bid (bid_id) ON DELETE SET NULL,
      title TEXT NOT NULL,
      begun_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE auction_event (
      event_id INTEGER PRIMARY KEY,
      auction_id TEXT NOT NULL REFERENCES auction (auction_id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      -- JSON as electron/store/money/auctions.ts describes it: terms, an offer, or the number of an offer that is undone.
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX auction_event_of ON auction_event (auction_id, event_id);
    CREATE TRIGGER auction_event_stays BEFORE UPDATE ON auction_event
      BEGIN SELECT RAISE(ABORT, 'the history of an auction only grows'); END;
  `,
};
