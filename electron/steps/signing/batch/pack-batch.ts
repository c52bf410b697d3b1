import { basename, dirname, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import { hashFile } from '../../../pki/streams/hash-file.ts';
import { filesAfter, type BatchFileRecord } from '../../../store/batches/batch-records.ts';
import type { Call, Step } from '../../context.ts';
import { packSigned } from '../pack-signed.ts';
import { freeName, ownFolder } from '../signature-place.ts';
import { batchOf } from './describe-batch.ts';

/** What is packed: everything that the user did not leave out, signed on its own before or not. */
const packed = ['waiting', 'started', 'signed', 'refused'] as const;
/** A container of more is no container that anybody opens; EU and Russian platforms stop far below. */
const mostFiles = 1_000;

const endings = { 'asic-e': '.asice', 'asic-s': '.asics', 'sig-zip': '.zip' } as const;

/** Refuses with `batch.file-changed` at the first file that is not what was reviewed. */
const unchanged = async (call: Call, files: readonly BatchFileRecord[]): Promise<Outcome<null>> => {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const { path, digest, size } of files) {
    const start = before;
    const onBytes = (done: number): void => call.progress(start + done, total, 'bytes', basename(path));
    const hashed = await hashFile(path, ['sha-256'], { signal: call.signal, onBytes });
    if (!hashed.ok) return hashed;
    const found = hashed.value.digests['sha-256'].value;
    if (found !== digest) return failBatch('batch.file-changed', { file: basename(path), expected: digest, found });
    before += size;
  }
  return ok(null);
};

/** `offer.asice` for one file; for several the name of the folder they come from, or `files` for those handed over. */
const placeFor = async (call: Call, files: readonly BatchFileRecord[], ending: string): Promise<string> => {
  const [first] = files;
  const path = first?.path ?? '';
  const own = await ownFolder(call.host.workspace.folder, path);
  const stem = basename(path).replace(/\.[^.]+$/, '') || basename(path);
  const several = own === null ? basename(dirname(path)) || 'files' : 'files';
  return freeName(own ?? dirname(path), files.length === 1 ? stem : several, ending, new Set());
};

export const packBatch: Step<'batches.pack'> = async ({ batchId, out, ...how }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const batch = batchOf(database, batchId);
  if (!batch.ok) return batch;
  const files = filesAfter(database, batchId, -1, { states: packed }, mostFiles + 1);
  if (files.length === 0) return failKernel('input.invalid', { path: 'batchId', reason: 'nothing to pack' });
  if (files.length > mostFiles)
    return failKernel('input.invalid', { path: 'batchId', reason: `more than ${String(mostFiles)} files` });
  const same = await unchanged(call, files);
  if (!same.ok) return same;
  const fileIds: string[] = [];
  for (const { path } of files) {
    const taken = await host.files.take(path);
    if (!taken.ok) return taken;
    fileIds.push(taken.value.fileId);
  }
  const ending = endings[how.container];
  const place = out === null ? await placeFor(call, files, ending) : join(out);
  return packSigned({ ...how, fileIds, out: place }, call);
};
