import type { Migration } from '../migrate.ts';

/**
 * What a bid said when a version of it was frozen, so that any later one can be held against it field by field; and the state that
 * passed from hand to hand, so that it can be told what changed since.
 */
export const bidVersions: Migration = {
  number: 25,
  name: 'bid-versions',
  sql: `
    -- The snapshot lies in the vault under its digest.
    CREATE TABLE bid_snapshot (
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      manifest_digest TEXT NOT NULL,
      digest TEXT NOT NULL,
      size INTEGER NOT NULL,
      PRIMARY KEY (bid_id, version)
    ) STRICT, WITHOUT ROWID;
    -- SHA-256 of the whole state; NULL: of a passing before this was kept, or one that only another machine saw.
    ALTER TABLE bid_passing ADD COLUMN state TEXT;
  `,
};
