import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureEncodings } from '#shared/signature/formats.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { Call, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { addTimestamps } from './add-timestamps.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { asFinding, planJobs, type Job, type Naming } from './plan-jobs.ts';
import { signatureEnding, signOneFile, type SignatureShape } from './sign-one-file.ts';
import { openSigner } from './signer.ts';
import { sourceForLevel } from './timestamp-source.ts';

/** Hashes files for signing, telling how far the whole batch is. */
const batchHasher = (call: Call, jobs: readonly Job[]) => {
  const total = jobs.reduce((sum, job) => sum + job.size, 0);
  const progressOf = (job: Job): ((done: number) => void) => {
    const before = jobs.slice(0, jobs.indexOf(job)).reduce((sum, earlier) => sum + earlier.size, 0);
    return (done) => call.progress(before + done, total, 'bytes', job.name);
  };
  return {
    progressOf,
    hash: <Algorithm extends SigningDigest>(job: Job, algorithm: Algorithm, signal = call.signal) =>
      hashFile(job.file, [algorithm], { signal, onBytes: progressOf(job) }),
  };
};

/**
 * Signs files one by one with one password. A file that cannot be signed is named and does not stop the others; a lone
 * file's failure is the call's.
 */
export const signFiles: Step<'signing.signFiles'> = async (input, call) => {
  if (input.form === 'pades') return (await import('./sign-pdfs.ts')).signPdfs(input, call);
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const shape: SignatureShape = { packaging: input.form, encoding: signatureEncodings[input.encoding] };
  const source = await sourceForLevel(call, input.level, input.tsas);
  if (!source.ok) return source;
  const naming: Naming = { stem: (file) => file, ending: signatureEnding(shape.packaging) };
  const planned = await planJobs(call, input.fileIds, input.out, naming);
  if (!planned.ok) return planned;
  const { jobs, refused } = planned.value;
  if (jobs.length === 0) return ok({ files: [], refused, untimed: [] });

  const { hash, progressOf } = batchHasher(call, jobs);
  // Most keys sign over SHA-256, so the first file is hashed while the key opens; another digest starts anew.
  const stopEarly = new AbortController();
  const early =
    jobs[0] === undefined ? null : hash(jobs[0], 'sha-256', AbortSignal.any([call.signal, stopEarly.signal]));
  const opened = await openSigner(call, key.value, input.certificateId, {
    fileCount: jobs.length,
    judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
  });
  if (!opened.ok) {
    stopEarly.abort();
    await early;
    return opened;
  }
  const signer = opened.value;
  if (signer.digest !== 'sha-256') stopEarly.abort();
  const signJob = async (job: Job, hashedEarly: typeof early): ReturnType<typeof signOneFile> => {
    const algorithm = signer.digest;
    const hashed = await (algorithm === 'sha-256' && hashedEarly !== null ? hashedEarly : hash(job, algorithm));
    if (!hashed.ok) return hashed;
    const { size, digests } = hashed.value;
    const [digest] = Object.values(digests);
    if (digest === undefined) return failKernel('program.fault', { where: 'sign-files' });
    return signOneFile({
      signer,
      content: { file: job.file, size, digest },
      out: job.out,
      shape,
      now: host.clock(),
      signal: call.signal,
      onBytes: progressOf(job),
    });
  };

  const files: { name: string; path: string; size: number }[] = [];
  try {
    for (const [index, job] of jobs.entries()) {
      const outcome = await signJob(job, index === 0 ? early : null);
      if (outcome.ok) files.push({ name: job.name, path: outcome.value.file, size: outcome.value.size });
      else if (outcome.error.code === 'call.cancelled' || input.fileIds.length === 1) return outcome;
      else refused.push({ name: job.name, finding: asFinding(outcome.error, job.name) });
    }
    const { database } = host.workspace;
    database.transaction(() => {
      for (const { name } of files)
        recordAct(database, { at: host.clock(), act: 'files.signed', subject: name, digest: null });
    });
  } finally {
    await signer.close();
  }
  return ok({ refused, ...(await addTimestamps(files, source.value, host.clock())) });
};
