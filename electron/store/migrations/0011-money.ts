import type { Migration } from '../migrate.ts';

/**
 * What the user keeps of money: own rules and their history, lenders' offers, the ledger of the platforms' accounts, own money, plans. The
 * ledger and the history of rules only ever grow.
 */
export const money: Migration = {
  number: 11,
  name: 'money',
  sql: `
    CREATE TABLE rule_change (
      change_id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      law TEXT NOT NULL,
      rule_id TEXT NOT NULL,
      valid_from TEXT NOT NULL,
      -- JSON as shared/finance/rules/schema.ts describes it; NULL: taken out.
      entry TEXT,
      note TEXT
    ) STRICT;
    CREATE TABLE lender_offer (
      offer_id TEXT PRIMARY KEY,
      -- JSON as shared/finance/offers/stored.ts describes it.
      offer TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ledger_entry (
      entry_id INTEGER PRIMARY KEY,
      entered_at TEXT NOT NULL,
      -- JSON as shared/finance/ledger/entry.ts describes it; sums are decimal text.
      entry TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry
      BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    CREATE TRIGGER ledger_entry_is_kept BEFORE DELETE ON ledger_entry
      BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
    CREATE TRIGGER rule_change_stays BEFORE UPDATE ON rule_change
      BEGIN SELECT RAISE(ABORT, 'the history of rules only grows'); END;
    CREATE TRIGGER rule_change_is_kept BEFORE DELETE ON rule_change
      BEGIN SELECT RAISE(ABORT, 'the history of rules only grows'); END;
    CREATE TABLE bid_money (
      bid_id TEXT PRIMARY KEY,
      -- JSON as shared/finance/funding/terms.ts describes it.
      money TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE money_settings (
      settings_id INTEGER PRIMARY KEY CHECK (settings_id = 1),
      settings TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE funding_plan (
      plan_id INTEGER PRIMARY KEY,
      made_at TEXT NOT NULL,
      -- What it was made from, and what came of it, as JSON.
      basis TEXT NOT NULL,
      answer TEXT NOT NULL
    ) STRICT;
  `,
};
