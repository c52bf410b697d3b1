import type { Migration } from '../migrate.ts';

/** Powers of attorney, the one a bid is signed by, blockers a bid was frozen over, and rehearsals with their verdicts. */
export const bidReadiness: Migration = {
  number: 20,
  name: 'bid-readiness',
  sql: `
    CREATE TABLE power_of_attorney (
      authority_id TEXT PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      file_name TEXT NOT NULL,
      size INTEGER NOT NULL,
      digest TEXT NOT NULL,
      signature_name TEXT,
      signature_size INTEGER,
      signature_digest TEXT,
      signature TEXT,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE bid_authority (
      bid_id TEXT PRIMARY KEY REFERENCES bid (bid_id) ON DELETE CASCADE,
      authority_id TEXT NOT NULL,
      powers TEXT NOT NULL,
      bound_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bid_authority_of ON bid_authority (authority_id);
    CREATE TABLE bid_override (
      override_id INTEGER PRIMARY KEY,
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      manifest_digest TEXT NOT NULL,
      code TEXT NOT NULL,
      by_whom TEXT NOT NULL,
      reason TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bid_override_of ON bid_override (bid_id, manifest_digest);
    CREATE TABLE bid_rehearsal (
      rehearsal_id TEXT PRIMARY KEY,
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      at TEXT NOT NULL,
      basis TEXT NOT NULL,
      verdict TEXT NOT NULL,
      package_path TEXT,
      report_digest TEXT
    ) STRICT;
    CREATE INDEX bid_rehearsal_of ON bid_rehearsal (bid_id, at);
  `,
};
