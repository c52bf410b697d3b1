import { basename } from 'node:path';
import type { BatchFile, BatchSummary } from '#shared/contract/batches.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { countBatch, findBatch, type BatchFileRecord, type BatchRecord } from '../../../store/batches/batch-records.ts';
import type { Database } from '../../../store/database.ts';

export const batchOf = (database: Database, batchId: string): Outcome<BatchRecord> => {
  const batch = findBatch(database, batchId);
  return batch === null ? failKernel('record.not-found', { kind: 'batch', id: batchId }) : ok(batch);
};

export const summaryOf = (database: Database, { batchId, createdAt }: BatchRecord): BatchSummary => {
  const { bytesLeft: _, ...counts } = countBatch(database, batchId);
  return { batchId, createdAt, ...counts };
};

export const fileViewOf = (file: BatchFileRecord): BatchFile => ({
  position: file.position,
  name: basename(file.path),
  path: file.path,
  size: file.size,
  digest: { algorithm: 'sha-256', value: file.digest },
  state: file.state,
  finding: file.finding,
  signature: file.state === 'signed' && file.out !== null ? { path: file.out, size: file.outSize ?? 0 } : null,
  untimed: [...file.untimed],
});
