import type { Failure } from '#shared/kernel/failure.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import { findBatch, setRunner, type BatchRecord } from '../../../store/batches/batch-records.ts';
import type { Database } from '../../../store/database.ts';

type Busy = { readonly ok: false; readonly error: Failure };

/** Batches that this process is signing; what the table says of this process's own number is an earlier one's word. */
const ownRuns = new Set<string>();

const isAlive = (process_: number): boolean => {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // A process of another user cannot be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Null: nobody signs this batch now. A runner that was killed is nobody. */
export const refuseWhileSigned = ({ batchId, runner }: BatchRecord): Busy | null => {
  if (ownRuns.has(batchId)) return failBatch('batch.busy', { batch: batchId, process: process.pid });
  if (runner === null || runner === process.pid || !isAlive(runner)) return null;
  return failBatch('batch.busy', { batch: batchId, process: runner });
};

/** Makes this process the only one that signs the batch; call the answer to give it back. */
export const claimBatch = (
  database: Database,
  batchId: string,
): Busy | { readonly ok: true; readonly release: () => void } =>
  database.transaction(() => {
    const batch = findBatch(database, batchId);
    const busy = batch === null ? null : refuseWhileSigned(batch);
    if (busy !== null) return busy;
    setRunner(database, batchId, process.pid);
    ownRuns.add(batchId);
    return {
      ok: true,
      release: () => {
        ownRuns.delete(batchId);
        setRunner(database, batchId, null);
      },
    };
  });
