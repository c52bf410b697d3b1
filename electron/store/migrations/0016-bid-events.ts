import type { Migration } from '../migrate.ts';

/** What happened to a bid after it was packaged, in order. Rows are only added. */
export const bidEvents: Migration = {
  number: 16,
  name: 'bid-events',
  sql: `
    CREATE TABLE bid_event (
      event_id INTEGER PRIMARY KEY,
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      body TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bid_event_of ON bid_event (bid_id, event_id);
  `,
};
