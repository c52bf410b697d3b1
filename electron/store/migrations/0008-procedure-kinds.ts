import type { Migration } from '../migrate.ts';

/** Kinds of procedure that the user added or changed; the ones the program comes with are not stored. */
export const procedureKinds: Migration = {
  number: 8,
  name: 'procedure-kinds',
  sql: `
    CREATE TABLE procedure_kind (
      kind_id TEXT PRIMARY KEY,
      -- JSON as shared/procedure/kinds/kind.ts describes it.
      kind TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
