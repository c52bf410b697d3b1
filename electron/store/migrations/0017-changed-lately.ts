import type { Migration } from '../migrate.ts';

/** What changed since the user looked, by the moment it came: Today shows the newest of a million. */
export const changedLately: Migration = {
  number: 17,
  name: 'changed-lately',
  sql: `
    CREATE INDEX procedure_changed_lately ON procedure (imported_at) WHERE edition > coalesce(seen_edition, 1);
  `,
};
