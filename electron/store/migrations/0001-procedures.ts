import type { Migration } from '../migrate.ts';

/**
 * The bytes of a notice are the record; these tables are an index of them and can be built again from the vault.
 * Instants are milliseconds since the epoch, money is decimal text (`amount_order` only sorts).
 */
export const procedures: Migration = {
  number: 1,
  name: 'procedures',
  sql: `
    CREATE TABLE source (
      source_key INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL,
      name TEXT NOT NULL,
      format TEXT NOT NULL,
      encoding TEXT NOT NULL,
      -- What was left out and why, as findings; kept so that the same file answers the same again.
      findings TEXT NOT NULL,
      is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
      imported_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX source_size ON source (size);

    CREATE TABLE procedure (
      procedure_key INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id TEXT NOT NULL,
      source_format TEXT NOT NULL,
      edition INTEGER NOT NULL,
      title TEXT NOT NULL,
      buyer TEXT NOT NULL,
      status TEXT,
      deadline INTEGER,
      deadline_offset TEXT,
      published INTEGER,
      amount TEXT,
      currency TEXT,
      amount_order REAL,
      title_order TEXT NOT NULL,
      buyer_order TEXT NOT NULL,
      imported_at INTEGER NOT NULL,
      UNIQUE (source_id, source_format)
    ) STRICT;

    -- One edition's bytes: a slice of a source, and a path to the notice inside the slice.
    CREATE TABLE edition (
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      number INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('release', 'compiled')),
      published INTEGER,
      notice_id TEXT NOT NULL,
      -- CRC-32 of the slice: tells quickly what may be the same; the bytes themselves decide.
      checksum INTEGER NOT NULL,
      source_key INTEGER NOT NULL REFERENCES source,
      slice_offset INTEGER NOT NULL,
      slice_length INTEGER NOT NULL,
      slice_path TEXT NOT NULL,
      imported_at INTEGER NOT NULL,
      PRIMARY KEY (procedure_key, number)
    ) STRICT, WITHOUT ROWID;

    -- Accents are gone before: see foldForSearch.
    CREATE VIRTUAL TABLE procedure_words USING fts5 (
      title, buyer, words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
    );
  `,
};
