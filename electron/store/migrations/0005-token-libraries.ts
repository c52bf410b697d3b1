import type { Migration } from '../migrate.ts';

/** PKCS#11 libraries by path: nothing of their tokens, and never a PIN. */
export const tokenLibraries: Migration = {
  number: 5,
  name: 'token-libraries',
  sql: `
    CREATE TABLE token_library (
      path TEXT PRIMARY KEY,
      added_at TEXT NOT NULL
    ) STRICT;
  `,
};
