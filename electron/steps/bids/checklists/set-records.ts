import { ownChecklistSets } from '#shared/bid/checklist-sets/own-sets.ts';
import { checklistSet, type ChecklistSet } from '#shared/bid/checklist-sets/set.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row } from '../../../store/database.ts';

export type KnownSet = { readonly set: ChecklistSet; readonly isShipped: boolean; readonly isOwn: boolean };

/** The sets that come with the program, as the user changed them, then his own. */
export const knownSets = (database: Database): readonly KnownSet[] => {
  const own = database
    .all<Row & { body: string }>('SELECT body FROM checklist_set ORDER BY set_id')
    .map(({ body }) => checklistSet.parse(JSON.parse(body)));
  return [
    ...ownChecklistSets.map((shipped) => {
      const changed = own.find(({ setId }) => setId === shipped.setId);
      return { set: changed ?? shipped, isShipped: true, isOwn: changed !== undefined };
    }),
    ...own
      .filter(({ setId }) => !ownChecklistSets.some((shipped) => shipped.setId === setId))
      .map((set) => ({ set, isShipped: false, isOwn: true })),
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
