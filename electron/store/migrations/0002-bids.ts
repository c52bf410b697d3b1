import type { Migration } from '../migrate.ts';

/** Bids with what was made from them, the company, its keys and trust anchors, and the list of acts. */
export const bids: Migration = {
  number: 2,
  name: 'bids',
  sql: `
    CREATE TABLE bid (
      bid_id TEXT PRIMARY KEY,
      procedure_id TEXT NOT NULL,
      source_id TEXT NOT NULL,
      lot_id TEXT,
      notice_digest TEXT NOT NULL,
      platform_id TEXT,
      price_amount TEXT,
      price_currency TEXT,
      security_amount TEXT,
      security_currency TEXT,
      version INTEGER NOT NULL,
      checklist TEXT NOT NULL,
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bid_by_procedure ON bid (procedure_id);
    CREATE INDEX bid_by_update ON bid (updated_at);
    CREATE TABLE bid_document (
      bid_id TEXT NOT NULL REFERENCES bid (bid_id),
      document_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      size INTEGER NOT NULL,
      digest TEXT NOT NULL,
      media_type TEXT NOT NULL,
      item_id TEXT,
      added_at TEXT NOT NULL,
      PRIMARY KEY (bid_id, document_id)
    ) STRICT;
    CREATE TABLE bid_artefact (
      artefact_id INTEGER PRIMARY KEY,
      bid_id TEXT NOT NULL REFERENCES bid (bid_id),
      version INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('manifest', 'signature', 'package')),
      name TEXT NOT NULL,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      digest TEXT NOT NULL,
      manifest_digest TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX bid_artefact_of ON bid_artefact (bid_id, version);
    CREATE TABLE key_file (
      key_id TEXT PRIMARY KEY,
      label TEXT NOT NULL,
      path TEXT NOT NULL UNIQUE,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE key_certificate (
      key_id TEXT NOT NULL REFERENCES key_file (key_id) ON DELETE CASCADE,
      certificate_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      certificate BLOB NOT NULL,
      chain TEXT NOT NULL,
      PRIMARY KEY (key_id, certificate_id)
    ) STRICT;
    CREATE TABLE trust_anchor (
      certificate_id TEXT PRIMARY KEY,
      certificate BLOB NOT NULL,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE company_profile (
      company_id INTEGER PRIMARY KEY CHECK (company_id = 1),
      profile TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE act (
      act_id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      act TEXT NOT NULL,
      subject TEXT NOT NULL,
      digest TEXT
    ) STRICT;
  `,
};
