import { ownChecklistSets } from '#shared/bid/checklist-sets/own-sets.ts';
import { checklistSet, type ChecklistSet } from '#shared/bid/checklist-sets/set.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';

export type KnownSet = { readonly set: ChecklistSet; readonly isShipped: boolean };

export const isShippedSet = (setId: string): boolean => ownChecklistSets.some((shipped) => shipped.setId === setId);

/** The sets that come with the program, which nobody changes, then the user's own. */
export const knownSets = (database: Database): readonly KnownSet[] => {
  const own = database
    .all<Row & { body: string }>('SELECT body FROM checklist_set ORDER BY set_id')
    .map(({ body }) => checklistSet.parse(JSON.parse(body)));
  return [
    ...ownChecklistSets.map((set) => ({ set, isShipped: true })),
    ...own.filter(({ setId }) => !isShippedSet(setId)).map((set) => ({ set, isShipped: false })),
  ];
};

export const storeSet = (database: Database, set: ChecklistSet, now: Instant): void => {
  database.run(
    `INSERT INTO checklist_set (set_id, body, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (set_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at`,
    [set.setId, JSON.stringify(set), now],
  );
};

export const dropSet = (database: Database, setId: string): void => {
  database.run('DELETE FROM checklist_set WHERE set_id = ?', [setId]);
};
