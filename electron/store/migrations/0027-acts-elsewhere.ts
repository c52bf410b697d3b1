import type { Migration } from '../migrate.ts';

/**
 * What other machines noted of a bid in their own chains of acts, link by link as each was sealed there; and the digest of the file that
 * waits, so that the act of taking it over names the file that the other chain says was handed over.
 */
export const actsElsewhere: Migration = {
  number: 27,
  name: 'acts-elsewhere',
  sql: `
    CREATE TABLE bid_act_elsewhere (
      place INTEGER PRIMARY KEY,
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      hash TEXT NOT NULL,
      entry TEXT NOT NULL,
      UNIQUE (bid_id, hash)
    ) STRICT;
    -- SHA-256 of the encrypted file; NULL: it was left waiting before this was kept.
    ALTER TABLE bid_waiting ADD COLUMN file TEXT;
  `,
};
