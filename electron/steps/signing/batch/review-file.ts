import { readFile, stat } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import {
  countBatch,
  filesAfter,
  findBatch,
  insertBatch,
  insertBatchFiles,
  removeBatch,
  type BatchRecord,
} from '../../../store/batches/batch-records.ts';
import type { Step } from '../../context.ts';
import { batchOf, summaryOf } from './describe-batch.ts';
import { refuseWhileSigned } from './runner.ts';
import { batchLimits } from './sources.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const reviewFile = z.strictObject({
  format: z.literal('bidwright-review'),
  version: z.literal(1),
  batchId: z.string().regex(/^[0-9a-z]{10}$/),
  files: z
    .array(
      z.strictObject({
        path: z.string().refine(isAbsolute),
        size: z.number().int().nonnegative(),
        modified: z.string().regex(/^\d{1,20}$/),
        'sha-256': digest,
      }),
    )
    .min(1)
    .max(batchLimits.files),
});

/** The list as a file: one line per file, so that people can read it and programs compare it. */
export const saveReview: Step<'batches.save'> = async ({ batchId, out }, call) => {
  const { database } = call.host.workspace;
  const batch = batchOf(database, batchId);
  if (!batch.ok) return batch;
  const { files } = countBatch(database, batchId);
  const written = await writeWhole(out, async (handle): Promise<Outcome<null>> => {
    await handle.writeFile(`{"format":"bidwright-review","version":1,"batchId":"${batchId}","files":[\n`);
    for (let after = -1; ;) {
      const page = filesAfter(database, batchId, after, {}, 1_000);
      const last = page.at(-1);
      if (last === undefined) break;
      const lines = page.map(({ path, size, modified, digest: sha256 }) =>
        JSON.stringify({ path, size, modified, 'sha-256': sha256 }),
      );
      await handle.writeFile(`${after === -1 ? '' : ',\n'}${lines.join(',\n')}`);
      after = last.position;
      if (call.signal.aborted) return failKernel('call.cancelled');
    }
    await handle.writeFile('\n]}\n');
    return ok(null);
  });
  return written.ok ? ok({ path: out, files }) : written;
};

type Review = { readonly digest: string; readonly content: z.infer<typeof reviewFile> };

const readReview = async (file: string): Promise<Outcome<Review>> => {
  try {
    const { size } = await stat(file);
    const limit = batchLimits.listBytes;
    if (size > limit) return failBatch('batch.list-too-large', { file, size, limit });
    const bytes = await readFile(file);
    const parsed = reviewFile.safeParse(JSON.parse(bytes.toString('utf8')));
    if (parsed.success) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return ok({ digest: sha256, content: parsed.data });
    }
    const [issue] = parsed.error.issues;
    return failBatch('batch.review-unfit', { file, reason: issue?.path.join('.') ?? '' });
  } catch (error) {
    if (error instanceof SyntaxError) return failBatch('batch.review-unfit', { file, reason: 'JSON' });
    return readRefusal(error, file);
  }
};

/** Nothing of it was signed or tried: its list may still be exchanged for a shorter one. */
const isUntouched = ({ files, waiting }: { readonly files: number; readonly waiting: number }): boolean =>
  files === waiting;

/**
 * Takes a review file. The same file again is the same batch, so a run that was killed goes on; a file that was edited
 * takes the place of an untouched batch's list and is refused for one that was begun.
 */
export const openReview: Step<'batches.open'> = async ({ fileId }, call) => {
  const { database } = call.host.workspace;
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const review = await readReview(path.value);
  if (!review.ok) return review;
  const { digest: reviewDigest, content } = review.value;
  const { batchId, files } = content;
  const known = findBatch(database, batchId);
  if (known !== null && known.reviewDigest === reviewDigest) return ok(summaryOf(database, known));
  if (known !== null) {
    const busy = refuseWhileSigned(known);
    if (busy !== null) return busy;
    if (!isUntouched(countBatch(database, batchId)))
      return failBatch('batch.review-changed', { file: path.value, batch: batchId });
  }
  const batch: BatchRecord = { batchId, createdAt: call.host.clock(), reviewDigest, runner: null };
  database.transaction(() => {
    removeBatch(database, batchId);
    insertBatch(database, batch);
    insertBatchFiles(
      database,
      batchId,
      0,
      files.map(({ 'sha-256': sha256, ...file }) => ({ ...file, digest: sha256 })),
    );
  });
  return ok(summaryOf(database, batch));
};
