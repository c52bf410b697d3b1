import type { Migration } from '../migrate.ts';

/**
 * Our own work on procedures. Its facts stand in the procedure's row, so that every list filters and sorts in one table;
 * their indexes are partial: what nobody has touched is not in them, and an import does not write to them.
 */
export const organiser: Migration = {
  number: 9,
  name: 'organiser',
  sql: `
    -- NULL: the stage that means "new".
    ALTER TABLE procedure ADD COLUMN work_stage TEXT;
    ALTER TABLE procedure ADD COLUMN assignee TEXT;
    -- 1, or NULL.
    ALTER TABLE procedure ADD COLUMN starred INTEGER;
    -- 1 low, 2 medium, 3 high.
    ALTER TABLE procedure ADD COLUMN priority INTEGER;
    ALTER TABLE procedure ADD COLUMN next_step TEXT;
    -- A plain day, 2026-11-30.
    ALTER TABLE procedure ADD COLUMN next_step_on TEXT;
    ALTER TABLE procedure ADD COLUMN end_reason TEXT;
    ALTER TABLE procedure ADD COLUMN end_reason_text TEXT;
    ALTER TABLE procedure ADD COLUMN seen_edition INTEGER;
    ALTER TABLE procedure ADD COLUMN moved_at INTEGER;
    -- The buyer's INN where the notice names one.
    ALTER TABLE procedure ADD COLUMN buyer_inn TEXT;

    CREATE INDEX procedure_by_work_stage ON procedure (work_stage, deadline) WHERE work_stage IS NOT NULL;
    CREATE INDEX procedure_by_assignee ON procedure (assignee, deadline) WHERE assignee IS NOT NULL;
    CREATE INDEX procedure_by_priority ON procedure (priority, deadline) WHERE priority IS NOT NULL;
    CREATE INDEX procedure_starred ON procedure (deadline) WHERE starred = 1;
    CREATE INDEX procedure_by_next_step ON procedure (next_step_on) WHERE next_step_on IS NOT NULL;
    CREATE INDEX procedure_by_end_reason ON procedure (end_reason, deadline) WHERE end_reason IS NOT NULL;
    CREATE INDEX procedure_by_moved ON procedure (moved_at) WHERE moved_at IS NOT NULL;
    CREATE INDEX procedure_seen ON procedure (deadline) WHERE seen_edition IS NOT NULL;
    CREATE INDEX procedure_changed ON procedure (deadline) WHERE edition > coalesce(seen_edition, 1);
    CREATE INDEX procedure_by_buyer_inn ON procedure (buyer_inn, deadline) WHERE buyer_inn IS NOT NULL;

    CREATE TABLE tag (
      tag_key INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      -- The name as it is compared: without case, accents, and with single spaces.
      folded TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE procedure_tag (
      tag_key INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      PRIMARY KEY (tag_key, procedure_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX procedure_tag_of ON procedure_tag (procedure_key);

    CREATE TABLE work_note (
      note_key INTEGER PRIMARY KEY AUTOINCREMENT,
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      at INTEGER NOT NULL,
      author TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX work_note_of ON work_note (procedure_key, at);
    CREATE VIRTUAL TABLE note_words USING fts5 (
      text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
    );

    -- One thing that was done, with one procedure or with many.
    CREATE TABLE work_act (
      act_key INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      author TEXT NOT NULL,
      -- JSON as the contract's workChange; NULL for what is not taken back, a note, say.
      change TEXT,
      changed INTEGER NOT NULL,
      is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
    ) STRICT;
    -- What it changed, field by field: the history, and what an act is taken back by.
    CREATE TABLE work_history (
      procedure_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      act_key INTEGER NOT NULL REFERENCES work_act ON DELETE CASCADE,
      field TEXT NOT NULL,
      -- Tells apart several of one field: tags.
      item TEXT NOT NULL,
      before TEXT,
      after TEXT,
      moved_before INTEGER,
      PRIMARY KEY (procedure_key, act_key, field, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX work_history_of_act ON work_history (act_key);

    -- Stages, reasons, people and the rule of being stuck, as JSON, where the user changed them.
    CREATE TABLE organiser_list (
      list TEXT PRIMARY KEY,
      entries TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE saved_view (
      view_id TEXT PRIMARY KEY,
      view TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Two procedures that may be one purchase; first_key is the smaller one.
    CREATE TABLE duplicate_pair (
      first_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      second_key INTEGER NOT NULL REFERENCES procedure ON DELETE CASCADE,
      likeness INTEGER NOT NULL,
      signs TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('suggested', 'confirmed', 'refused')),
      decided_at INTEGER,
      PRIMARY KEY (first_key, second_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX duplicate_pair_second ON duplicate_pair (second_key);
    CREATE INDEX duplicate_pair_by_state ON duplicate_pair (state, likeness);
    -- How far the search for duplicates has come: everything imported up to here was looked at.
    CREATE TABLE duplicate_search (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      imported_until INTEGER NOT NULL,
      looked_at INTEGER NOT NULL
    ) STRICT;
  `,
};
