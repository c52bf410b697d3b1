import type { Migration } from '../migrate.ts';

/** Which plan was decided for, when, and on which data. What was decided only ever grows; its plans stay. */
export const planAdoption: Migration = {
  number: 22,
  name: 'plan-adoption',
  sql: `
    CREATE TABLE plan_adoption (
      adoption_id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES funding_plan (plan_id),
      adopted_at TEXT NOT NULL,
      -- SHA-256 of the plan's basis, hexadecimal.
      basis_digest TEXT NOT NULL,
      note TEXT
    ) STRICT;
    CREATE TRIGGER plan_adoption_stays BEFORE UPDATE ON plan_adoption
      BEGIN SELECT RAISE(ABORT, 'decisions only grow'); END;
    CREATE TRIGGER plan_adoption_is_kept BEFORE DELETE ON plan_adoption
      BEGIN SELECT RAISE(ABORT, 'decisions only grow'); END;
  `,
};
