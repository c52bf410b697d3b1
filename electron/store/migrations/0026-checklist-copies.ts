import type { Migration } from '../migrate.ts';

/** The user's words over a set of the program's become a set of his own that stands in its place: what the program brings is never changed. */
export const checklistCopies: Migration = {
  number: 26,
  name: 'checklist-copies',
  sql: `
    UPDATE checklist_set
    SET body = json_set(body, '$.setId', set_id || '-own', '$.replaces', set_id), set_id = set_id || '-own'
    WHERE set_id IN ('law-44', 'law-223-small-business');
  `,
};
