import type { Migration } from '../migrate.ts';

/**
 * Texts in the user's words, letters made from them, his sets of checklist items, and what he weighs about the price of a bid. A bid's
 * documents are written anew at each edit, so a letter names its document and does not refer to it.
 */
export const bidTexts: Migration = {
  number: 24,
  name: 'bid-texts',
  sql: `
    CREATE TABLE text_template (
      template_id TEXT NOT NULL,
      language TEXT NOT NULL,
      body TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      PRIMARY KEY (template_id, language)
    ) STRICT;
    CREATE TABLE bid_letter (
      bid_id TEXT NOT NULL REFERENCES bid (bid_id) ON DELETE CASCADE,
      template_id TEXT NOT NULL,
      language TEXT NOT NULL,
      ending TEXT NOT NULL,
      document_id TEXT NOT NULL,
      digest TEXT NOT NULL,
      said TEXT NOT NULL,
      on_day TEXT NOT NULL,
      made_at TEXT NOT NULL,
      PRIMARY KEY (bid_id, template_id, language, ending)
    ) STRICT;
    CREATE TABLE bid_letter_fields (
      bid_id TEXT PRIMARY KEY REFERENCES bid (bid_id) ON DELETE CASCADE,
      own_fields TEXT NOT NULL
    ) STRICT;
    CREATE TABLE checklist_set (
      set_id TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE bid_price_study (
      bid_id TEXT PRIMARY KEY REFERENCES bid (bid_id) ON DELETE CASCADE,
      body TEXT NOT NULL,
      saved_at TEXT NOT NULL
    ) STRICT;
  `,
};
