import { z } from 'zod';
import { longMethod, method } from './method.ts';
import { fileForm, laggingFile, signatureShape, signerWords } from './signing.ts';
import { count, digest, finding, id, instant, line, nothing, page } from './vocabulary.ts';

/**
 * What became of a file of a batch. `waiting`: reviewed, not signed yet; `started`: a signature was on its way when the
 * program ended, and the next run finds out; `skipped`: the user left it out.
 */
export const batchFileStates = ['waiting', 'started', 'signed', 'refused', 'skipped'] as const;

export const batchSummary = z.object({
  batchId: id,
  createdAt: instant,
  files: count,
  bytes: count,
  waiting: count,
  started: count,
  signed: count,
  refused: count,
  skipped: count,
  /** Signed, but below the level that was asked for. */
  untimed: count,
});
export type BatchSummary = z.infer<typeof batchSummary>;

export const batchFile = z.object({
  position: count,
  name: line,
  path: line,
  size: count,
  /** Of the content as it was reviewed. */
  digest,
  state: z.enum(batchFileStates),
  /** Why it was refused. */
  finding: finding.nullable(),
  signature: z.object({ path: line, size: count }).nullable(),
  /** Why it is below the level that was asked for. */
  untimed: z.array(finding),
});
export type BatchFile = z.infer<typeof batchFile>;

/** Address of a page of its own that shows what the file holds; it can be framed and not read. Null: nowhere to show it. */
const shownAt = line.nullable();

/** What a person can look at before signing, and what is known of it; what the file holds itself never comes this way. */
export const filePreview = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    shownAt,
    encoding: line,
    isCut: z.boolean(),
    /** Invisible characters that can make a text read otherwise than it is: `U+202E`. */
    invisible: z.array(line),
  }),
  z.object({ kind: z.literal('image'), shownAt, mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif']) }),
  z.object({
    kind: z.literal('pdf'),
    /** Where its pages are drawn. */
    shownAt,
    pages: count.nullable(),
    /** Things in it that act or change by themselves: `/JavaScript`, `/OpenAction`, … */
    active: z.array(line),
  }),
  z.object({ kind: z.literal('archive'), shownAt, entries: count }),
  z.object({ kind: z.literal('none'), reason: z.enum(['empty', 'unknown', 'too-large', 'damaged']) }),
]);
export type FilePreview = z.infer<typeof filePreview>;

/** The same of a file that the workspace keeps. `wordsAt`: where its words stand as text, without layout and pictures. */
export const keptLook = z.object({ preview: filePreview, wordsAt: line.nullable(), pages: count.nullable() });
export type KeptLook = z.infer<typeof keptLook>;

const batch = z.object({ batchId: id });

export const batchMethods = {
  /**
   * Makes the list of what is to be signed: every file named, every file below `folder` that is not itself a signature,
   * and every path in the list file (one per line), with size and digest. Nothing is signed.
   */
  'batches.review': longMethod(
    z.object({
      fileIds: z.array(id).max(100_000).default([]),
      folders: z.array(line).max(100).default([]),
      listFileIds: z.array(id).max(100).default([]),
    }),
    batchSummary,
  ),
  /** Writes the list to a file that can be looked at, passed on, shortened and signed later. */
  'batches.save': longMethod(z.object({ batchId: id, out: line }), z.object({ path: line, files: count })),
  /** Takes such a file: the batch it was written from goes on, elsewhere a new one begins. */
  'batches.open': longMethod(z.object({ fileId: id }), batchSummary),
  /** Newest first. */
  'batches.list': method(z.object(page), z.object({ total: count, rows: z.array(batchSummary) })),
  'batches.show': method(
    z.object({ batchId: id, state: z.enum(batchFileStates).nullable().default(null), ...page }),
    z.object({ summary: batchSummary, total: count, rows: z.array(batchFile) }),
  ),
  /** Leaves files out, or takes them in again. A signed file stays signed. */
  'batches.skip': method(
    z.object({ batchId: id, positions: z.array(count).min(1).max(1_000), skip: z.boolean() }),
    batchSummary,
  ),
  /** Reads the files anew that were refused because they had changed: what they are now is what is to be signed. */
  'batches.reviewAgain': longMethod(batch, batchSummary),
  'batches.preview': method(
    z.object({ batchId: id, position: count }),
    z.object({ preview: filePreview, changed: z.boolean() }),
  ),
  /**
   * Signs what is not signed yet, those refused before among it, with one password. A file that is no longer what was
   * reviewed is refused with `batch.file-changed` before its signature is made. After a crash or a cancel the same call
   * goes on where it ended: no file is signed twice.
   */
  'batches.sign': longMethod(
    z.object({ batchId: id, ...signatureShape, form: fileForm, ...signerWords }),
    z.object({
      summary: batchSummary,
      /** The first few of each; `batches.show` has them all. */
      refused: z.array(z.object({ name: line, finding })),
      untimed: z.array(laggingFile),
      /** What is to be said of signatures that reached LT or LTA, each remark once. */
      remarks: z.array(finding),
    }),
  ),
  /** Forgets the list; the signatures stay where they are. */
  'batches.remove': method(batch, nothing),
} as const;
