import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, instantFromEpoch } from '#shared/kernel/instant.ts';
import { newId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import { openFileLanes, type FileLanes } from '../../../pki/streams/file-lanes.ts';
import {
  filesAfter,
  forgetOldBatches,
  insertBatch,
  insertBatchFiles,
  removeBatch,
  type ReviewedFile,
} from '../../../store/batches/batch-records.ts';
import { refuseFile, reviewFileAnew } from '../../../store/batches/batch-journal.ts';
import type { Call, Step } from '../../context.ts';
import { batchOf, summaryOf } from './describe-batch.ts';
import { findingOf } from './finding-of.ts';
import { sideBySide } from './side-by-side.ts';
import { findSources } from './sources.ts';

/** Files asked for at once, so that a message brings many of them. */
const width = 32;
/** Nobody goes on with a list that is older: its files have other dates by then. */
const keptFor = 30 * 24 * 60 * 60 * 1000;
/** Files stored in one transaction. */
const chunkFiles = 500;

type Counter = { readonly watch: (path: string) => (done: number) => void };

/** Adds up the bytes of files that are read side by side. */
const progressOver = (call: Call, total: number): Counter => {
  let before = 0;
  return {
    watch: (path) => {
      let mine = 0;
      return (done) => {
        before += done - mine;
        mine = done;
        call.progress(before, total, 'bytes', basename(path));
      };
    },
  };
};

const reviewOne = async (
  call: Call,
  path: string,
  counter: Counter,
  lanes: FileLanes,
): Promise<Outcome<ReviewedFile>> => {
  const onBytes = counter.watch(path);
  const hashed = await lanes.hash(path, ['sha-256'], { signal: call.signal, onBytes });
  if (!hashed.ok) return hashed;
  const { size, modified, digests } = hashed.value;
  // A small file is over before it tells how far it is.
  onBytes(size);
  return ok({ path, size, modified, digest: digests['sha-256'].value });
};

const sizesOf = async (paths: readonly string[], lanes: FileLanes): Promise<number> =>
  (await lanes.look(paths)).reduce((sum, look) => sum + (look?.size ?? 0), 0);

/**
 * Makes the list that is looked at before anything is signed: every file read once and its SHA-256 kept. The list is
 * whole or not there: a file that cannot be read refuses it by its name.
 */
export const reviewBatch: Step<'batches.review'> = async (input, call) => {
  const { database } = call.host.workspace;
  const found = await findSources(call, input);
  if (!found.ok) return found;
  const paths = found.value;
  const batch = { batchId: newId(call.host.random), createdAt: call.host.clock(), reviewDigest: null, runner: null };
  forgetOldBatches(database, instantFromEpoch(epochMilliseconds(batch.createdAt) - keptFor));
  insertBatch(database, batch);
  const refuse = (error: Failure): Outcome<never> => {
    removeBatch(database, batch.batchId);
    return { ok: false, error };
  };
  const lanes = openFileLanes();
  try {
    const counter = progressOver(call, await sizesOf(paths, lanes));
    for (let at = 0; at < paths.length; at += chunkFiles) {
      const reviewed = await sideBySide(paths.slice(at, at + chunkFiles), width, (path) =>
        call.signal.aborted ? Promise.resolve(failKernel('call.cancelled')) : reviewOne(call, path, counter, lanes),
      );
      const refused = reviewed.find((one) => !one.ok);
      if (refused?.ok === false) return refuse(refused.error);
      const files = reviewed.flatMap((one) => (one.ok ? [one.value] : []));
      database.transaction(() => insertBatchFiles(database, batch.batchId, at, files));
    }
  } catch (error) {
    removeBatch(database, batch.batchId);
    throw error;
  } finally {
    await lanes.close();
  }
  return ok(summaryOf(database, batch));
};

/** Reads again what had changed, for a person to look at again; what still cannot be read stays refused. */
export const reviewAgain: Step<'batches.reviewAgain'> = async ({ batchId }, call) => {
  const { database } = call.host.workspace;
  const batch = batchOf(database, batchId);
  if (!batch.ok) return batch;
  const lanes = openFileLanes();
  try {
    const again = await reviewRefused(call, batchId, lanes);
    if (!again.ok) return again;
  } finally {
    await lanes.close();
  }
  return ok(summaryOf(database, batch.value));
};

const reviewRefused = async (call: Call, batchId: string, lanes: FileLanes): Promise<Outcome<null>> => {
  const { database } = call.host.workspace;
  for (let after = -1; ;) {
    const page = filesAfter(database, batchId, after, { states: ['refused'] }, chunkFiles);
    const last = page.at(-1);
    if (last === undefined) return ok(null);
    after = last.position;
    const changed = page.filter(({ finding }) => finding?.code === 'batch.file-changed');
    const counter = progressOver(
      call,
      changed.reduce((sum, { size }) => sum + size, 0),
    );
    const reviewed = await sideBySide(changed, width, ({ path }) => reviewOne(call, path, counter, lanes));
    if (call.signal.aborted) return failKernel('call.cancelled');
    database.transaction(() => {
      for (const [index, one] of reviewed.entries()) {
        const { position = -1, path = '' } = changed[index] ?? {};
        if (one.ok) reviewFileAnew(database, batchId, position, one.value);
        else refuseFile(database, batchId, position, findingOf(one.error, path));
      }
    });
  }
};
