import type { Finding } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Database, Row, SqlValue } from '../database.ts';

export type BatchFileState = 'waiting' | 'started' | 'signed' | 'refused' | 'skipped';
/** `wanted`: signed, and a timestamp was asked for that has not been fetched yet. */
export type StampState = 'none' | 'wanted' | 'added' | 'refused';

/** A file as it was reviewed. `modified` is nanoseconds since the epoch, `digest` SHA-256. */
export type ReviewedFile = {
  readonly path: string;
  readonly size: number;
  readonly modified: string;
  readonly digest: string;
};

export type BatchFileRecord = ReviewedFile & {
  readonly position: number;
  readonly state: BatchFileState;
  readonly finding: Finding | null;
  readonly out: string | null;
  readonly outSize: number | null;
  readonly stamp: StampState;
  readonly untimed: readonly Finding[];
};

export type BatchRecord = {
  readonly batchId: string;
  readonly createdAt: Instant;
  readonly reviewDigest: string | null;
  readonly runner: number | null;
};

export type BatchCounts = Readonly<Record<BatchFileState, number>> & {
  readonly files: number;
  readonly bytes: number;
  readonly untimed: number;
  /** Bytes of the files that are still to be signed: waiting, started or refused. */
  readonly bytesLeft: number;
};

type BatchRow = Row & { batch_id: string; created_at: string; review_digest: string | null; runner: number | null };
type FileRow = Row & {
  position: number;
  path: string;
  size: number;
  modified: string;
  digest: string;
  state: BatchFileState;
  finding: string | null;
  out: string | null;
  out_size: number | null;
  stamp: StampState;
  untimed: string;
};

const recordOf = (row: BatchRow): BatchRecord => ({
  batchId: row.batch_id,
  createdAt: row.created_at as Instant,
  reviewDigest: row.review_digest,
  runner: row.runner,
});

const fileOf = (row: FileRow): BatchFileRecord => ({
  position: row.position,
  path: row.path,
  size: row.size,
  modified: row.modified,
  digest: row.digest,
  state: row.state,
  finding: row.finding === null ? null : (JSON.parse(row.finding) as Finding),
  out: row.out,
  outSize: row.out_size,
  stamp: row.stamp,
  untimed: JSON.parse(row.untimed) as Finding[],
});

export const insertBatch = (
  database: Database,
  { batchId, createdAt, reviewDigest }: Omit<BatchRecord, 'runner'>,
): void => {
  database.run('INSERT INTO batch (batch_id, created_at, review_digest) VALUES (?, ?, ?)', [
    batchId,
    createdAt,
    reviewDigest,
  ]);
};

/** Appends files from `position` on. Call inside a transaction. */
export const insertBatchFiles = (
  database: Database,
  batchId: string,
  position: number,
  files: readonly ReviewedFile[],
): void => {
  for (const [index, file] of files.entries())
    database.run(
      `INSERT INTO batch_file (batch_id, position, path, size, modified, digest, state)
       VALUES (?, ?, ?, ?, ?, ?, 'waiting')`,
      [batchId, position + index, file.path, file.size, file.modified, file.digest],
    );
};

export const findBatch = (database: Database, batchId: string): BatchRecord | null => {
  const row = database.get<BatchRow>('SELECT * FROM batch WHERE batch_id = ?', [batchId]);
  return row === undefined ? null : recordOf(row);
};

/** Newest first. */
export const listBatches = (
  database: Database,
  offset: number,
  limit: number,
): { readonly total: number; readonly records: readonly BatchRecord[] } => ({
  total: database.get<Row & { n: number }>('SELECT count(*) AS n FROM batch')?.n ?? 0,
  records: database
    .all<BatchRow>('SELECT * FROM batch ORDER BY created_at DESC, batch_id LIMIT ? OFFSET ?', [limit, offset])
    .map(recordOf),
});

export const removeBatch = (database: Database, batchId: string): void => {
  database.run('DELETE FROM batch WHERE batch_id = ?', [batchId]);
};

/** Forgets lists made before `before`, but those of which a signature may still be on its way. */
export const forgetOldBatches = (database: Database, before: Instant): void => {
  database.run(
    `DELETE FROM batch WHERE created_at < ? AND NOT EXISTS (
       SELECT 1 FROM batch_file WHERE batch_file.batch_id = batch.batch_id AND state = 'started')`,
    [before],
  );
};

/** Names the process that signs, or nobody. */
export const setRunner = (database: Database, batchId: string, runner: number | null): void => {
  database.run('UPDATE batch SET runner = ? WHERE batch_id = ?', [runner, batchId]);
};

export const countBatch = (database: Database, batchId: string): BatchCounts => {
  const rows = database.all<Row & { state: BatchFileState; n: number; bytes: number; untimed: number }>(
    `SELECT state, count(*) AS n, sum(size) AS bytes, sum(stamp IN ('wanted', 'refused')) AS untimed
     FROM batch_file WHERE batch_id = ? GROUP BY state`,
    [batchId],
  );
  const of = (state: BatchFileState) => rows.find((row) => row.state === state);
  const sum = (value: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + value(row), 0);
  return {
    waiting: of('waiting')?.n ?? 0,
    started: of('started')?.n ?? 0,
    signed: of('signed')?.n ?? 0,
    refused: of('refused')?.n ?? 0,
    skipped: of('skipped')?.n ?? 0,
    files: sum((row) => row.n),
    bytes: sum((row) => row.bytes),
    untimed: of('signed')?.untimed ?? 0,
    bytesLeft: sum((row) => (row.state === 'signed' || row.state === 'skipped' ? 0 : row.bytes)),
  };
};

type Wanted = { readonly states?: readonly BatchFileState[]; readonly stamps?: readonly StampState[] };

/** Up to `limit` files after `position`, in the order of the list. */
export const filesAfter = (
  database: Database,
  batchId: string,
  position: number,
  { states, stamps }: Wanted,
  limit: number,
): readonly BatchFileRecord[] => {
  const conditions = ['batch_id = ?', 'position > ?'];
  const parameters: SqlValue[] = [batchId, position];
  for (const [column, values] of [
    ['state', states],
    ['stamp', stamps],
  ] as const)
    if (values !== undefined) {
      conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
      parameters.push(JSON.stringify(values));
    }
  return database
    .all<FileRow>(`SELECT * FROM batch_file WHERE ${conditions.join(' AND ')} ORDER BY position LIMIT ?`, [
      ...parameters,
      limit,
    ])
    .map(fileOf);
};

export const pageOfFiles = (
  database: Database,
  batchId: string,
  state: BatchFileState | null,
  offset: number,
  limit: number,
): readonly BatchFileRecord[] =>
  database
    .all<FileRow>(
      `SELECT * FROM batch_file WHERE batch_id = ? ${state === null ? '' : 'AND state = ?'}
       ORDER BY position LIMIT ? OFFSET ?`,
      [batchId, ...(state === null ? [] : [state]), limit, offset],
    )
    .map(fileOf);

export const findBatchFile = (database: Database, batchId: string, position: number): BatchFileRecord | null => {
  const row = database.get<FileRow>('SELECT * FROM batch_file WHERE batch_id = ? AND position = ?', [
    batchId,
    position,
  ]);
  return row === undefined ? null : fileOf(row);
};
