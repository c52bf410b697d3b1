import type { Migration } from '../migrate.ts';

/** Documents about a notice that is not here yet: kept until it comes, and then its editions. */
export const waitingEditions: Migration = {
  number: 13,
  name: 'waiting-editions',
  sql: `
    CREATE TABLE waiting_edition (
      source_format TEXT NOT NULL,
      source_id TEXT NOT NULL,
      -- As in edition.
      kind TEXT NOT NULL CHECK (kind IN ('release', 'compiled')),
      published INTEGER,
      notice_id TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      source_key INTEGER NOT NULL REFERENCES source,
      slice_offset INTEGER NOT NULL,
      slice_length INTEGER NOT NULL,
      slice_path TEXT NOT NULL,
      imported_at INTEGER NOT NULL,
      PRIMARY KEY (source_format, source_id, source_key, slice_offset, slice_path)
    ) STRICT, WITHOUT ROWID;
  `,
};
