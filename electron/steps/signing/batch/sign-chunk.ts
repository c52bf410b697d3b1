import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import type { SignatureEncoding } from '#shared/signature/formats.ts';
import { assembleDetached, type SignatureParts } from '../../../pki/cades/assemble.ts';
import { encodeSignature } from '../../../pki/cades/write-signature.ts';
import type { FileLanes } from '../../../pki/streams/file-lanes.ts';
import { finishFile, putBack, refuseFile, startFile } from '../../../store/batches/batch-journal.ts';
import type { BatchFileRecord, StampState } from '../../../store/batches/batch-records.ts';
import type { Call } from '../../context.ts';
import { recordAct } from '../../workspace/acts.ts';
import { formOfFile, type WantedForm } from '../file-form.ts';
import { readBackBytes } from '../read-back.ts';
import type { SignerWords } from '../sign-pdf.ts';
import { keepSignature, type SignatureJob } from '../sign-one-file.ts';
import type { Signer } from '../signer.ts';
import { findingOf } from './finding-of.ts';
import { placeSignatures, type FormedFile } from './place-signatures.ts';
import { sideBySide } from './side-by-side.ts';

/** Everything one run over a batch needs. */
export type BatchRun = {
  readonly call: Call;
  readonly batchId: string;
  readonly signer: Signer;
  readonly lanes: FileLanes;
  readonly form: WantedForm;
  readonly encoding: SignatureEncoding;
  readonly words: SignerWords;
  readonly out: string | null;
  /** What a new signature is to be marked with: a timestamp is wanted, or none. */
  readonly stamp: Extract<StampState, 'none' | 'wanted'>;
  readonly onBytes: (file: BatchFileRecord, done: number) => void;
};

type Job = FormedFile & { readonly out: string };
type Made =
  | { readonly is: 'signed'; readonly size: number }
  | { readonly is: 'refused'; readonly failure: Failure }
  /** Not this file's fault: the key, the disk or the user ends the run. */
  | { readonly is: 'stopped'; readonly failure: Failure };

/** Files on their way at once: while some are hashed, others are signed and a third lot is written. */
const width = 48;

const stopping = new Set(['call.cancelled', 'disk.full', 'program.fault', 'signing.read-back-failed']);
/** A token that was pulled out, locked or crashed would refuse every file after this one too, and so would a lost process. */
const isOfTheKey = ({ code }: Failure): boolean => code.startsWith('token.') || code.startsWith('key-process.');
const judged = (failure: Failure): Made =>
  stopping.has(failure.code) || isOfTheKey(failure) ? { is: 'stopped', failure } : { is: 'refused', failure };

const hashReviewed = async ({ lanes, signer, call, onBytes }: BatchRun, { file }: Job) => {
  const watch = { signal: call.signal, onBytes: (done: number) => onBytes(file, done) };
  const hashed = await lanes.hash(file.path, ['sha-256', signer.digest], watch);
  if (!hashed.ok) return hashed;
  const { digests, size } = hashed.value;
  // A small file is over before it tells how far it is.
  onBytes(file, size);
  const found = digests['sha-256'].value;
  if (found !== file.digest)
    return failBatch('batch.file-changed', { file: basename(file.path), expected: file.digest, found });
  return ok({ size, digest: digests[signer.digest] });
};

/** A detached signature is small and goes the quick way; one with the content in it is copied through. */
const keep = async ({ lanes }: BatchRun, parts: SignatureParts, job: SignatureJob): Promise<Outcome<number>> => {
  const { out, shape, content, now } = job;
  if (shape.packaging === 'attached') {
    const written = await keepSignature(parts, job);
    return written.ok ? ok(written.value.size) : written;
  }
  const written = await lanes.keep(out, encodeSignature(assembleDetached(parts), shape.encoding));
  if (!written.ok) return written;
  const sound = await readBackBytes(out, written.value, content.digest, now);
  return sound.ok ? ok(written.value.length) : sound;
};

/** A PDF is read once more than others: it is signed as it was reviewed, or not at all. */
const signReviewedPdf = async ({ call, signer, words, onBytes }: BatchRun, { file, out }: Job): Promise<Made> => {
  const { signPdf } = await import('../sign-pdf.ts');
  const written = await signPdf({
    signer,
    // Timestamps come when every signature is safe.
    source: null,
    file: file.path,
    out,
    words,
    reviewed: file.digest,
    now: call.host.clock(),
    signal: call.signal,
    onBytes: (done) => onBytes(file, Math.min(done, file.size)),
  });
  return written.ok ? { is: 'signed', size: written.value.size } : judged(written.error);
};

const signJob = async (run: BatchRun, job: Job): Promise<Made> => {
  const { call, signer } = run;
  if (call.signal.aborted) return { is: 'stopped', failure: failKernel('call.cancelled').error };
  if (job.form === 'pades') return signReviewedPdf(run, job);
  const shape = { packaging: job.form, encoding: run.encoding };
  const hashed = await hashReviewed(run, job);
  if (!hashed.ok) return judged(hashed.error);
  const now = call.host.clock();
  const parts = await signer.sign(hashed.value.digest, now);
  if (!parts.ok) return { is: 'stopped', failure: parts.error };
  const written = await keep(run, parts.value, {
    content: { file: job.file.path, ...hashed.value },
    out: job.out,
    shape,
    now,
    signal: call.signal,
    onBytes: () => undefined,
  });
  return written.ok ? { is: 'signed', size: written.value } : judged(written.error);
};

/** Commits where each signature will be before any is written; what is refused already goes no further. */
const startJobs = async (run: BatchRun, files: readonly BatchFileRecord[]): Promise<readonly Job[]> => {
  const { database, folder } = run.call.host.workspace;
  const { batchId, out } = run;
  const formed: FormedFile[] = [];
  for (const file of files) formed.push({ file, form: await formOfFile(run.form, file.path) });
  const placed = await placeSignatures(
    { database, batchId, workspaceFolder: folder, out, look: run.lanes.look },
    formed,
  );
  database.transaction(() => {
    for (const { file, out: place } of placed)
      if (place.ok) startFile(database, batchId, file.position, place.value);
      else refuseFile(database, batchId, file.position, findingOf(place.error, basename(file.path)));
  });
  return placed.flatMap(({ file, form, out: place }) => (place.ok ? [{ file, form, out: place.value }] : []));
};

/**
 * Signs a chunk between two commits: the places of its signatures before, what became of them after. Answers what ended
 * the run, when something did; what was signed until then is signed.
 */
export const signChunk = async (run: BatchRun, files: readonly BatchFileRecord[]): Promise<Outcome<readonly Job[]>> => {
  const { call, batchId, stamp } = run;
  const { database } = call.host.workspace;
  const jobs = await startJobs(run, files);
  let ended: Failure | null = null;
  const made = await sideBySide(jobs, width, async (job): Promise<Made> => {
    if (ended !== null) return { is: 'stopped', failure: ended };
    const one = await signJob(run, job);
    if (one.is === 'stopped') ended ??= one.failure;
    return one;
  });
  const at = call.host.clock();
  database.transaction(() => {
    for (const [index, one] of made.entries()) {
      const file = jobs[index]?.file;
      if (file === undefined) continue;
      const { position, path, digest } = file;
      const name = basename(path);
      if (one.is === 'stopped') putBack(database, batchId, position);
      else if (one.is === 'refused') refuseFile(database, batchId, position, findingOf(one.failure, name));
      else {
        finishFile(database, batchId, position, { size: one.size, stamp });
        recordAct(database, { at, act: 'files.signed', subject: name, digest });
      }
    }
  });
  const stopped = made.find((one) => one.is === 'stopped');
  if (stopped?.is === 'stopped') return { ok: false, error: stopped.failure };
  return ok(jobs.filter((_, index) => made[index]?.is === 'signed'));
};
