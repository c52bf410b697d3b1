import type { Migration } from '../migrate.ts';

/** Timestamps that wait for a connection: digests and the tokens that came, never content. */
export const timestampQueue: Migration = {
  number: 6,
  name: 'timestamp-queue',
  sql: `
    CREATE TABLE timestamp_entry (
      entry_id TEXT PRIMARY KEY,
      path TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('signature', 'file')),
      queued_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE timestamp_digest (
      entry_id TEXT NOT NULL REFERENCES timestamp_entry (entry_id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      algorithm TEXT NOT NULL,
      value TEXT NOT NULL,
      token BLOB,
      PRIMARY KEY (entry_id, position)
    ) STRICT;
  `,
};
