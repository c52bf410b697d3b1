import { checklistSet } from '#shared/bid/checklist-sets/set.ts';
import { failBid } from '#shared/bid/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { failReference } from '#shared/procedure/reference/codes.ts';
import { sameRecord } from '#shared/procedure/reference/overlay.ts';
import type { Database } from '../../../store/database.ts';
import type { Step } from '../../context.ts';
import { exportRecords, takeRecords } from '../../reference/files.ts';
import { dropSet, isShippedSet, knownSets, storeSet } from './set-records.ts';

const listOf = (database: Database) => ({ sets: knownSets(database).map((known) => ({ ...known })) });
const unknown = (database: Database, set: string) =>
  failBid('bid.set-unknown', { set, sets: knownSets(database).map((known) => known.set.setId) });

export const listSets: Step<'checklists.list'> = async (_, { host }) => ok(listOf(host.workspace.database));

/** Bids that are not frozen follow at once; a frozen one is what it was. */
export const saveSet: Step<'checklists.save'> = async (set, { host }) => {
  if (isShippedSet(set.setId)) return failBid('bid.set-shipped', { set: set.setId });
  storeSet(host.workspace.database, set, host.clock());
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(listOf(host.workspace.database));
};

export const removeSet: Step<'checklists.remove'> = async ({ setId }, { host }) => {
  const { database } = host.workspace;
  if (isShippedSet(setId)) return failBid('bid.set-shipped', { set: setId });
  if (!knownSets(database).some(({ set }) => set.setId === setId)) return unknown(database, setId);
  dropSet(database, setId);
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(listOf(database));
};

export const exportSets: Step<'checklists.export'> = async ({ setIds, keep }, { host }) => {
  const { database } = host.workspace;
  const known = knownSets(database);
  const missing = setIds.find((asked) => known.every(({ set }) => set.setId !== asked));
  if (missing !== undefined) return unknown(database, missing);
  const sets = known.flatMap(({ set, isShipped }) =>
    (setIds.length === 0 ? !isShipped : setIds.includes(set.setId)) ? [set] : [],
  );
  return exportRecords(host, 'checklist-set', 'checklists', sets, keep);
};

/** Those of the program in the file are passed over where they are as it has them. */
export const importSets: Step<'checklists.import'> = async ({ fileId, replace }, { host }) => {
  const taken = await takeRecords(host, fileId, 'checklist-set', checklistSet);
  if (!taken.ok) return taken;
  const { database } = host.workspace;
  const known = new Map(knownSets(database).map((one) => [one.set.setId, one]));
  const changed = taken.value.filter((set) => {
    const mine = known.get(set.setId);
    return mine === undefined || !sameRecord(mine.set, set);
  });
  const shipped = changed.find(({ setId }) => isShippedSet(setId));
  if (shipped !== undefined) return failBid('bid.set-shipped', { set: shipped.setId });
  const conflict = changed.find(({ setId }) => known.has(setId));
  if (conflict !== undefined && !replace) return failReference('reference.would-overwrite', { id: conflict.setId });
  database.transaction(() => {
    for (const set of changed) storeSet(database, set, host.clock());
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(listOf(database));
};
