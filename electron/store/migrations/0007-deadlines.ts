import type { Migration } from '../migrate.ts';

/** What people add to what notices say: meanings of tables, dates they read elsewhere, own steps, reminders and their fate. */
export const deadlines: Migration = {
  number: 7,
  name: 'deadlines',
  sql: `
    -- What the columns of a table mean, by its headings; see shared/procedure/table-mapping.ts.
    CREATE TABLE table_mapping (
      signature TEXT PRIMARY KEY,
      mapping TEXT NOT NULL,
      confirmed_at TEXT NOT NULL
    ) STRICT;

    -- A date that no notice states, or states otherwise than the platform does now.
    CREATE TABLE stated_date (
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      event TEXT NOT NULL,
      at INTEGER NOT NULL,
      zone TEXT NOT NULL,
      stated_at TEXT NOT NULL,
      PRIMARY KEY (procedure_key, event)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE own_step (
      step_id TEXT PRIMARY KEY,
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      title TEXT NOT NULL,
      parent TEXT NOT NULL,
      working_days INTEGER NOT NULL,
      time TEXT NOT NULL,
      is_done INTEGER NOT NULL CHECK (is_done IN (0, 1)),
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX own_step_of ON own_step (procedure_key);

    -- Whose dates are reminded of beside those of bids.
    CREATE TABLE watched_procedure (
      procedure_key INTEGER PRIMARY KEY REFERENCES procedure ON DELETE CASCADE,
      since TEXT NOT NULL
    ) STRICT;

    -- What was said about a date. A date that moves is another one, and is reminded of anew.
    CREATE TABLE reminder (
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      node TEXT NOT NULL,
      at INTEGER NOT NULL,
      level INTEGER NOT NULL,
      fired_at INTEGER NOT NULL,
      snoozed_until INTEGER,
      acknowledged_at INTEGER,
      PRIMARY KEY (procedure_key, node, at)
    ) STRICT, WITHOUT ROWID;

    -- Which version of a date the last calendar file told, so that the next one updates it (RFC 5545, 3.8.7.4).
    CREATE TABLE calendar_entry (
      uid TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL,
      digest TEXT NOT NULL,
      procedure_key INTEGER NOT NULL,
      summary TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- This machine's clock held against a time that somebody else vouched for.
    CREATE TABLE clock_check (
      check_id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      theirs INTEGER NOT NULL,
      ours INTEGER NOT NULL
    ) STRICT;
  `,
};
