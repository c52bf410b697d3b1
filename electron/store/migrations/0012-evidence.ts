import type { Migration } from '../migrate.ts';

/** The chain of acts: each entry's text and its hash. Rows are only added; whoever changes one must first drop a trigger. */
export const evidence: Migration = {
  number: 12,
  name: 'evidence',
  sql: `
    CREATE TABLE evidence (
      number INTEGER PRIMARY KEY,
      entry TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER evidence_is_not_changed BEFORE UPDATE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is only added to'); END;
    CREATE TRIGGER evidence_is_not_removed BEFORE DELETE ON evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is only added to'); END;
  `,
};
