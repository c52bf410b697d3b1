import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { checklistFile, checklistFileFormat } from '#shared/bid/checklist-sets/set.ts';
import { failBid } from '#shared/bid/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';
import type { Database } from '../../../store/database.ts';
import type { Step } from '../../context.ts';
import { dropSet, knownSets, storeSet } from './set-records.ts';

const largestFile = 4 * 1024 * 1024;
const listOf = (database: Database) => ({ sets: knownSets(database).map((known) => ({ ...known })) });
const unknown = (database: Database, set: string) =>
  failBid('bid.set-unknown', { set, sets: knownSets(database).map((known) => known.set.setId) });

export const listSets: Step<'checklists.list'> = async (_, { host }) => ok(listOf(host.workspace.database));

/** Bids that are not frozen follow at once; a frozen one is what it was. */
export const saveSet: Step<'checklists.save'> = async (set, { host }) => {
  storeSet(host.workspace.database, set, host.clock());
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(listOf(host.workspace.database));
};

/** Takes the user's set away, or his changes to one of the program's. */
export const removeSet: Step<'checklists.remove'> = async ({ setId }, { host }) => {
  const { database } = host.workspace;
  if (!knownSets(database).some((known) => known.isOwn && known.set.setId === setId)) return unknown(database, setId);
  dropSet(database, setId);
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(listOf(database));
};

export const exportSets: Step<'checklists.export'> = async ({ setIds }, { host }) => {
  const { database } = host.workspace;
  const known = knownSets(database);
  const missing = setIds.find((asked) => known.every(({ set }) => set.setId !== asked));
  if (missing !== undefined) return unknown(database, missing);
  const sets = known.filter(({ set, isOwn }) => (setIds.length === 0 ? isOwn : setIds.includes(set.setId)));
  const body = { format: checklistFileFormat, sets: sets.map(({ set }) => set) };
  return ok({ name: 'checklists.json', text: `${JSON.stringify(body, null, 2)}\n` });
};

/** All sets of a file in place of those of the same name, or none. */
export const importSets: Step<'checklists.import'> = async ({ fileId }, { host }) => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  const file = basename(path.value);
  let value: unknown;
  try {
    const { size } = await stat(path.value);
    if (size > largestFile) return failKernel('file.too-large', { file, size, limit: largestFile });
    value = JSON.parse((await readFile(path.value, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return error instanceof SyntaxError
      ? failBid('bid.sets-unreadable', { file, reason: 'JSON' })
      : readRefusal(error, path.value);
  }
  const read = checklistFile.safeParse(value);
  if (!read.success)
    return failBid('bid.sets-unreadable', { file, reason: read.error.issues[0]?.path.join('.') ?? '' });
  const { database } = host.workspace;
  database.transaction(() => {
    for (const set of read.data.sets) storeSet(database, set, host.clock());
  });
  host.emit({ type: 'changed', subject: 'bids' });
  return ok(listOf(database));
};
