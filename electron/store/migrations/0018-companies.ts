import type { Migration } from '../migrate.ts';

/**
 * Several companies in one workspace: bids, keys and papers belong to one. The profile that was there becomes the first, and what
 * was there already is the first company's. Papers lie in the vault by their digest, as documents of bids do.
 */
export const companies: Migration = {
  number: 18,
  name: 'companies',
  sql: `
    CREATE TABLE company (
      company_id TEXT PRIMARY KEY,
      profile TEXT NOT NULL,
      -- The one that the faces show; 1, or 0.
      is_chosen INTEGER NOT NULL CHECK (is_chosen IN (0, 1)),
      saved_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX company_chosen ON company (is_chosen) WHERE is_chosen = 1;
    INSERT INTO company (company_id, profile, is_chosen, saved_at)
      SELECT '1', profile, 1, saved_at FROM company_profile;
    DROP TABLE company_profile;
    ALTER TABLE bid ADD COLUMN company_id TEXT NOT NULL DEFAULT '1';
    ALTER TABLE key_file ADD COLUMN company_id TEXT NOT NULL DEFAULT '1';

    CREATE TABLE paper (
      paper_id TEXT PRIMARY KEY,
      company_id TEXT NOT NULL,
      kind_id TEXT NOT NULL,
      -- What people say about it, as shared/company/papers/paper.ts describes it.
      facts TEXT NOT NULL,
      -- Its file in the vault, where it has one.
      digest TEXT,
      file_name TEXT,
      file_size INTEGER,
      media_type TEXT,
      saved_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX paper_of_company ON paper (company_id);
    CREATE INDEX paper_by_digest ON paper (digest) WHERE digest IS NOT NULL;
    CREATE INDEX bid_document_by_digest ON bid_document (digest);

    -- What a buyer demands of a kind of paper in place of the kind's usual rule.
    CREATE TABLE bid_paper_demand (
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      kind_id TEXT NOT NULL,
      rule_id TEXT NOT NULL,
      PRIMARY KEY (bid_id, kind_id)
    ) STRICT, WITHOUT ROWID;
  `,
};
