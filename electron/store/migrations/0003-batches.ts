import type { Migration } from '../migrate.ts';

/**
 * Files that are signed together. The row of a file is the journal of its signature: `started`, with the place the
 * signature will take, is committed before anything is written there, `signed` after it is on disk.
 */
export const batches: Migration = {
  number: 3,
  name: 'batches',
  sql: `
    CREATE TABLE batch (
      batch_id TEXT PRIMARY KEY,
      created_at TEXT NOT NULL,
      -- SHA-256 of the review file it was taken from, where it was.
      review_digest TEXT,
      -- The process that is signing it.
      runner INTEGER
    ) STRICT;
    CREATE INDEX batch_by_time ON batch (created_at);
    CREATE TABLE batch_file (
      batch_id TEXT NOT NULL REFERENCES batch (batch_id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      -- Nanoseconds since the epoch: a number of JavaScript would round them.
      modified TEXT NOT NULL,
      digest TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'started', 'signed', 'refused', 'skipped')),
      finding TEXT,
      out TEXT,
      out_size INTEGER,
      stamp TEXT NOT NULL DEFAULT 'none' CHECK (stamp IN ('none', 'wanted', 'added', 'refused')),
      untimed TEXT NOT NULL DEFAULT '[]',
      PRIMARY KEY (batch_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX batch_file_by_state ON batch_file (batch_id, state, position);
    -- No two files of a batch may come to share a signature's place.
    CREATE UNIQUE INDEX batch_file_out ON batch_file (batch_id, out) WHERE out IS NOT NULL;
  `,
};
