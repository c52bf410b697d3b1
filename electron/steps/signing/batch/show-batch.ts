import { ok } from '#shared/kernel/result.ts';
import { skipFile } from '../../../store/batches/batch-journal.ts';
import { countBatch, listBatches, pageOfFiles, removeBatch } from '../../../store/batches/batch-records.ts';
import type { Step } from '../../context.ts';
import { batchOf, fileViewOf, summaryOf } from './describe-batch.ts';
import { refuseWhileSigned } from './runner.ts';

export const listBatchesStep: Step<'batches.list'> = async ({ offset, limit }, { host }) => {
  const { database } = host.workspace;
  const { total, records } = listBatches(database, offset, limit);
  return ok({ total, rows: records.map((record) => summaryOf(database, record)) });
};

export const showBatch: Step<'batches.show'> = async ({ batchId, state, offset, limit }, { host }) => {
  const { database } = host.workspace;
  const batch = batchOf(database, batchId);
  if (!batch.ok) return batch;
  const summary = summaryOf(database, batch.value);
  return ok({
    summary,
    total: state === null ? summary.files : countBatch(database, batchId)[state],
    rows: pageOfFiles(database, batchId, state, offset, limit).map(fileViewOf),
  });
};

export const skipFiles: Step<'batches.skip'> = async ({ batchId, positions, skip }, { host }) => {
  const { database } = host.workspace;
  const batch = batchOf(database, batchId);
  if (!batch.ok) return batch;
  const busy = refuseWhileSigned(batch.value);
  if (busy !== null) return busy;
  database.transaction(() => {
    for (const position of positions) skipFile(database, batchId, position, skip);
  });
  return ok(summaryOf(database, batch.value));
};

export const forgetBatch: Step<'batches.remove'> = async ({ batchId }, { host }) => {
  const { database } = host.workspace;
  const batch = batchOf(database, batchId);
  if (!batch.ok) return batch;
  const busy = refuseWhileSigned(batch.value);
  if (busy !== null) return busy;
  removeBatch(database, batchId);
  return ok({});
};
