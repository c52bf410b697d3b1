import type { Migration } from '../migrate.ts';

/**
 * What others say about certificates: issuers, revocation lists, OCSP answers, lists of accredited authorities. Lists lie
 * in the vault. Times out of them are milliseconds since the epoch, times of our own acts are instants.
 */
export const trustMaterial: Migration = {
  number: 4,
  name: 'trust-material',
  sql: `
    CREATE TABLE known_certificate (
      certificate_id TEXT PRIMARY KEY,
      certificate BLOB NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('imported', 'fetched')),
      address TEXT,
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE revocation_list (
      digest TEXT PRIMARY KEY,
      -- SHA-256 of the issuer's name in its comparable form.
      issuer_key TEXT NOT NULL,
      issuer TEXT NOT NULL,
      number TEXT,
      is_delta INTEGER NOT NULL CHECK (is_delta IN (0, 1)),
      this_update INTEGER NOT NULL,
      next_update INTEGER,
      entries INTEGER NOT NULL,
      size INTEGER NOT NULL,
      signature TEXT NOT NULL CHECK (signature IN ('valid', 'unknown-issuer', 'unsupported')),
      origin TEXT NOT NULL CHECK (origin IN ('imported', 'fetched')),
      address TEXT,
      fetched_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX revocation_list_issuer ON revocation_list (issuer_key, this_update);
    CREATE TABLE ocsp_answer (
      digest TEXT PRIMARY KEY,
      certificate_id TEXT NOT NULL,
      answer BLOB NOT NULL,
      this_update INTEGER NOT NULL,
      next_update INTEGER,
      address TEXT,
      fetched_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ocsp_answer_certificate ON ocsp_answer (certificate_id, this_update);
    CREATE TABLE trust_list (
      list_id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('eu-lotl', 'eu-tsl', 'ru-tsl')),
      territory TEXT NOT NULL,
      operator TEXT NOT NULL,
      sequence TEXT,
      issued_at INTEGER,
      next_update INTEGER,
      digest TEXT NOT NULL,
      size INTEGER NOT NULL,
      signature TEXT NOT NULL CHECK (signature IN ('valid', 'not-checked', 'absent')),
      signer TEXT,
      imported_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE trust_service (
      service_key INTEGER PRIMARY KEY,
      list_id TEXT NOT NULL REFERENCES trust_list ON DELETE CASCADE,
      provider TEXT NOT NULL,
      name TEXT NOT NULL,
      type TEXT NOT NULL,
      -- What the service was at which time, newest first, as JSON.
      periods TEXT NOT NULL
    ) STRICT;
    CREATE INDEX trust_service_list ON trust_service (list_id);
    CREATE TABLE trust_service_certificate (
      service_key INTEGER NOT NULL REFERENCES trust_service ON DELETE CASCADE,
      certificate_id TEXT NOT NULL,
      -- SHA-256 of the subject's name in its comparable form.
      subject_key TEXT NOT NULL,
      certificate BLOB NOT NULL,
      PRIMARY KEY (service_key, certificate_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trust_service_by_certificate ON trust_service_certificate (certificate_id);
    CREATE INDEX trust_service_by_subject ON trust_service_certificate (subject_key);
    -- The list that an anchor was taken from; null where the user chose the certificate itself.
    ALTER TABLE trust_anchor ADD COLUMN list_id TEXT REFERENCES trust_list ON DELETE CASCADE;
  `,
};
