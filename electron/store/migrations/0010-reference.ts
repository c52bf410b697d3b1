import type { Migration } from '../migrate.ts';

/** What users make of the data that the program brings: one line for each edit, so that every earlier one can be seen. */
export const referenceData: Migration = {
  number: 10,
  name: 'reference-data',
  sql: `
    CREATE TABLE reference_edit (
      edit_id INTEGER PRIMARY KEY,
      -- As shared/procedure/reference/subjects.ts names them.
      subject TEXT NOT NULL,
      record_id TEXT NOT NULL,
      -- JSON; null: taken back, so that the program's own stands again, or nothing.
      record TEXT,
      -- What the program brought at that time, as JSON.
      base TEXT,
      saved_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reference_edit_of ON reference_edit (subject, record_id, edit_id);

    INSERT INTO reference_edit (subject, record_id, record, base, saved_at)
      SELECT 'kind', kind_id, kind, NULL, saved_at FROM procedure_kind ORDER BY kind_id;
    DROP TABLE procedure_kind;
  `,
};
