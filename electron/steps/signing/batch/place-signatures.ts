import { basename, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { FileLanes } from '../../../pki/streams/file-lanes.ts';
import type { BatchFileRecord } from '../../../store/batches/batch-records.ts';
import type { Database, Row } from '../../../store/database.ts';
import { namings, type FileForm } from '../file-form.ts';
import { ownFolder } from '../signature-place.ts';

export type FormedFile = { readonly file: BatchFileRecord; readonly form: FileForm };
export type Placed = FormedFile & { readonly out: Outcome<string> };

/** Whether another file of the batch has its signature there, or will have. */
const isTaken = (database: Database, batchId: string, out: string, position: number): boolean =>
  database.get<Row>('SELECT 1 AS one FROM batch_file WHERE batch_id = ? AND out = ? AND position <> ?', [
    batchId,
    out,
    position,
  ]) !== undefined;

/** `offer.pdf.p7s`; for a second `offer.pdf` of the same batch, from another folder, `offer.pdf (2).p7s`. */
const firstFree = (folder: string, file: string, ending: string, isOurs: (out: string) => boolean): string => {
  for (let turn = 1; ; turn += 1) {
    const out = join(folder, `${basename(file)}${turn === 1 ? '' : ` (${turn})`}${ending}`);
    if (!isOurs(out)) return out;
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
    readonly look: FileLanes['look'];
  },
  files: readonly FormedFile[],
): Promise<readonly Placed[]> => {
  const { out } = where;
  const taken = new Set<string>();
  const places: string[] = [];
  const doubled = new Set<number>();
  for (const { file, form } of files) {
    const { stem, ending } = namings[form];
    const path = stem(file.path);
    const folder = out ?? (await ownFolder(where.workspaceFolder, file.path));
    const isOurs = (place: string): boolean =>
      taken.has(place) || isTaken(where.database, where.batchId, place, file.position);
    const place = folder === null ? `${path}${ending}` : firstFree(folder, path, ending, isOurs);
    // Two names that differ in their endings alone, `offer.pdf` and `offer.PDF`, would share a signed file.
    if (form === 'pades' && isOurs(place)) doubled.add(file.position);
    taken.add(place);
    places.push(place);
  }
  const looks = await where.look(places);
  return files.map(({ file, form }, index) => {
    const place = places[index] ?? '';
    // What lies there is not of this batch: it may be another signer's.
    const isThere = (looks[index] ?? null) !== null || doubled.has(file.position);
    return { file, form, out: isThere ? failKernel('file.exists', { file: place }) : ok(place) };
  });
};
