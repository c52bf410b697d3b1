import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { BatchFileRecord } from '../../../store/batches/batch-records.ts';
import type { Database, Row } from '../../../store/database.ts';
import { placeOfSignature } from '../signature-place.ts';

export type Placed = { readonly file: BatchFileRecord; readonly out: Outcome<string> };

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** Whether another file of the batch has its signature there, or will have. */
const isTaken = (database: Database, batchId: string, out: string): boolean =>
  database.get<Row>('SELECT 1 AS one FROM batch_file WHERE batch_id = ? AND out = ?', [batchId, out]) !== undefined;

/** `offer.pdf.p7s`; for a second `offer.pdf` of the same batch, from another folder, `offer.pdf (2).p7s`. */
const inFolder = async (
  folder: string,
  file: string,
  ending: string,
  isOurs: (out: string) => boolean,
): Promise<Outcome<string>> => {
  for (let turn = 1; ; turn += 1) {
    const out = join(folder, `${basename(file)}${turn === 1 ? '' : ` (${turn})`}${ending}`);
    if (isOurs(out)) continue;
    // What lies there is not of this batch: it may be another signer's.
    return (await exists(out)) ? failKernel('file.exists', { file: out }) : ok(out);
  }
};

/** Decides where the signatures of a chunk go; refuses a single file with `file.exists`. Places differ from each other. */
export const placeSignatures = async (
  where: {
    readonly database: Database;
    readonly batchId: string;
    readonly workspaceFolder: string;
    /** The folder the user named; null: beside each file. */
    readonly out: string | null;
    readonly ending: string;
  },
  files: readonly BatchFileRecord[],
): Promise<readonly Placed[]> => {
  const taken = new Set<string>();
  const isOurs = (out: string): boolean => taken.has(out) || isTaken(where.database, where.batchId, out);
  const placed: Placed[] = [];
  for (const file of files) {
    const out =
      where.out === null
        ? await placeOfSignature(where.workspaceFolder, file.path, where.ending, taken)
        : await inFolder(where.out, file.path, where.ending, isOurs);
    if (out.ok) taken.add(out.value);
    placed.push({ file, out });
  }
  return placed;
};
