import type { Migration } from '../migrate.ts';

/** The market notebook: its records, the moves of deals, which are only added, and the words of both. */
export const market: Migration = {
  number: 21,
  name: 'market',
  sql: `
    CREATE TABLE market_record (
      record_key INTEGER PRIMARY KEY,
      record_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      -- The record that this one is a chapter of: a request's supplier, a person's customer.
      parent_id TEXT REFERENCES market_record (record_id) ON DELETE CASCADE,
      body TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX market_record_kind ON market_record (kind, record_key);
    CREATE INDEX market_record_parent ON market_record (parent_id) WHERE parent_id IS NOT NULL;

    CREATE TABLE market_move (
      move_id INTEGER PRIMARY KEY,
      deal_id TEXT NOT NULL REFERENCES market_record (record_id) ON DELETE CASCADE,
      body TEXT NOT NULL,
      noted_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX market_move_of ON market_move (deal_id, move_id);

    CREATE VIRTUAL TABLE market_words USING fts5 (
      text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
    );
  `,
};
