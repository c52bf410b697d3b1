import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Step } from '../context.ts';
import { addEntry, listQueue, removeEntry, viewOfEntry } from './queue-records.ts';
import { wantedDigests } from './wanted-digests.ts';

/** Notes what has to be stamped when there is a connection again; a signature with all its timestamps is passed over. */
export const queueTimestamps: Step<'timestamps.queue'> = async ({ fileIds }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const refused: { name: string; path: string; findings: Finding[] }[] = [];
  const added = new Set<string>();
  for (const [index, fileId] of fileIds.entries()) {
    const path = host.files.pathOf(fileId);
    if (!path.ok) return path;
    const file = path.value;
    call.progress(index, fileIds.length, 'files', basename(file));
    const wanted = await wantedDigests(file, call.signal);
    if (call.signal.aborted) return failKernel('call.cancelled');
    if (!wanted.ok) refused.push({ name: basename(file), path: file, findings: [...wanted.error] });
    else if (wanted.value.digests.length > 0) {
      const entryId = newId(host.random);
      added.add(entryId);
      database.transaction(() => {
        addEntry(database, { entryId, path: file, queuedAt: host.clock(), ...wanted.value });
      });
    }
  }
  const entries = listQueue(database).filter(({ entryId }) => added.has(entryId));
  return ok({ entries: entries.map(viewOfEntry), refused });
};

export const listTimestamps: Step<'timestamps.list'> = async (_, { host }) =>
  ok({ entries: listQueue(host.workspace.database).map(viewOfEntry) });

export const dropTimestamp: Step<'timestamps.drop'> = async ({ entryId }, { host }) => {
  const { database } = host.workspace;
  const removed = database.transaction(() => removeEntry(database, entryId));
  return removed ? ok({}) : failKernel('record.not-found', { kind: 'timestamp', id: entryId });
};
