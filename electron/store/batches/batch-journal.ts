import type { Finding } from '#shared/kernel/failure.ts';
import type { Database } from '../database.ts';
import type { ReviewedFile, StampState } from './batch-records.ts';

/**
 * The moves of a file's row. Each is one statement, to be called inside the transaction of what it belongs to; a row is
 * `started` on disk before its signature is written, and `signed` only after.
 */
export const startFile = (database: Database, batchId: string, position: number, out: string): void => {
  database.run(
    `UPDATE batch_file SET state = 'started', out = ?, out_size = NULL, finding = NULL, stamp = 'none', untimed = '[]'
     WHERE batch_id = ? AND position = ?`,
    [out, batchId, position],
  );
};

export const finishFile = (
  database: Database,
  batchId: string,
  position: number,
  { size, stamp }: { readonly size: number; readonly stamp: StampState },
): void => {
  database.run(`UPDATE batch_file SET state = 'signed', out_size = ?, stamp = ? WHERE batch_id = ? AND position = ?`, [
    size,
    stamp,
    batchId,
    position,
  ]);
};

export const refuseFile = (database: Database, batchId: string, position: number, finding: Finding): void => {
  database.run(
    `UPDATE batch_file SET state = 'refused', out = NULL, out_size = NULL, finding = ? WHERE batch_id = ? AND position = ?`,
    [JSON.stringify(finding), batchId, position],
  );
};

/** Back to the start: nothing of it was written. */
export const putBack = (database: Database, batchId: string, position: number): void => {
  database.run(
    `UPDATE batch_file SET state = 'waiting', out = NULL, out_size = NULL, finding = NULL WHERE batch_id = ? AND position = ?`,
    [batchId, position],
  );
};

export const stampFile = (
  database: Database,
  batchId: string,
  position: number,
  stamped: { readonly size: number; readonly untimed: readonly Finding[] },
): void => {
  database.run('UPDATE batch_file SET stamp = ?, out_size = ?, untimed = ? WHERE batch_id = ? AND position = ?', [
    stamped.untimed.length === 0 ? 'added' : 'refused',
    stamped.size,
    JSON.stringify(stamped.untimed),
    batchId,
    position,
  ]);
};

/** Leaves a file out or takes it in again; one that is signed, or on its way, stays as it is. */
export const skipFile = (database: Database, batchId: string, position: number, skip: boolean): void => {
  database.run(
    `UPDATE batch_file SET state = ?, finding = NULL
     WHERE batch_id = ? AND position = ? AND state IN ('waiting', 'refused', 'skipped')`,
    [skip ? 'skipped' : 'waiting', batchId, position],
  );
};

/** What the file is now is what is to be signed. */
export const reviewFileAnew = (database: Database, batchId: string, position: number, file: ReviewedFile): void => {
  database.run(
    `UPDATE batch_file SET state = 'waiting', finding = NULL, size = ?, modified = ?, digest = ?
     WHERE batch_id = ? AND position = ?`,
    [file.size, file.modified, file.digest, batchId, position],
  );
};
