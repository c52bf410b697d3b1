import { failKernel } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { signatureEncodings, type SignatureEncoding } from '#shared/signature/formats.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { factsOf } from '../../pki/certificate-facts.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { Call, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { wordsFit } from './file-form.ts';
import { judgeFor } from './judge.ts';
import { keySourceOf } from './key-source.ts';
import { asFinding, planJobs, type Job } from './plan-jobs.ts';
import { planLevel, type LevelPlan } from './plan-level.ts';
import { reachLevel, type LaggingFile, type NewSignature } from './reach-level.ts';
import type { SignerWords } from './sign-pdf.ts';
import { signOneFile } from './sign-one-file.ts';
import { openSigner, type Signer } from './signer.ts';

/** Hashes files for signing, telling how far the whole batch is. */
const batchHasher = (call: Call, jobs: readonly Job[]) => {
  const total = jobs.reduce((sum, job) => sum + job.size, 0);
  const progressOf = (job: Job): ((done: number) => void) => {
    const before = jobs.slice(0, jobs.indexOf(job)).reduce((sum, earlier) => sum + earlier.size, 0);
    return (done) => call.progress(before + Math.min(done, job.size), total, 'bytes', job.name);
  };
  return {
    progressOf,
    hash: <Algorithm extends SigningDigest>(job: Job, algorithm: Algorithm, signal = call.signal) =>
      hashFile(job.file, [algorithm], { signal, onBytes: progressOf(job) }),
  };
};

type Hasher = ReturnType<typeof batchHasher>;
type Hashing = Promise<
  Outcome<{ readonly size: number; readonly digests: Readonly<Record<string, Digest<SigningDigest>>> }>
>;

/** A signature on disk; `untimed`: why a PDF's has no timestamp, which goes in while it is signed. */
type Made = { readonly file: string; readonly size: number; readonly untimed: readonly Finding[] };

type Work = {
  readonly call: Call;
  readonly signer: Signer;
  readonly plan: LevelPlan | null;
  readonly encoding: SignatureEncoding;
  readonly words: SignerWords;
  readonly hasher: Hasher;
};

const signJob = async (work: Work, job: Job, hashedEarly: Hashing | null): Promise<Outcome<Made>> => {
  const { call, signer, plan } = work;
  const common = { signer, out: job.out, now: call.host.clock(), signal: call.signal };
  const onBytes = work.hasher.progressOf(job);
  if (job.form === 'pades') {
    const { signPdf } = await import('./sign-pdf.ts');
    return signPdf({ ...common, source: plan?.source ?? null, file: job.file, words: work.words, onBytes });
  }
  const hashed = await (hashedEarly ?? work.hasher.hash(job, signer.digest));
  if (!hashed.ok) return hashed;
  const { size, digests } = hashed.value;
  const [digest] = Object.values(digests);
  if (digest === undefined) return failKernel('program.fault', { where: 'sign-files' });
  const content = { file: job.file, size, digest };
  const shape = { packaging: job.form, encoding: work.encoding };
  const written = await signOneFile({ ...common, content, shape, onBytes });
  return written.ok ? ok({ ...written.value, untimed: [] }) : written;
};

/** What a level has to be added to: a PDF at level T has it, one that got no timestamp gets none now either. */
const reachAll = async (
  call: Call,
  made: readonly (Made & { readonly job: Job })[],
  plan: LevelPlan | null,
): ReturnType<typeof reachLevel> => {
  const signed = made.map(({ file, size, untimed, job }) => ({
    untimed,
    isDone: job.form === 'pades' && (untimed.length > 0 || plan?.level === 'T'),
    signature: {
      name: job.name,
      path: file,
      size,
      content: job.form === 'detached' ? job.file : null,
    } satisfies NewSignature,
  }));
  const files: Awaited<ReturnType<typeof reachLevel>>['files'] = [];
  const lagging: LaggingFile[] = [];
  for (const { signature, untimed, isDone } of signed) {
    const reached = await reachLevel(call, [signature], isDone ? null : plan);
    files.push(...reached.files);
    lagging.push(...reached.untimed);
    const { name, path } = signature;
    if (untimed.length > 0) lagging.push({ name, path, level: 'B', findings: [...untimed] });
  }
  return { files, untimed: lagging };
};

/**
 * Signs files one by one with one password, beside them, with them inside, or inside PDFs. A file that cannot be signed is
 * named and does not stop the others; a lone file's failure is the call's. A signature that does not reach the level asked
 * for is kept at the one it reached.
 */
export const signFiles: Step<'signing.signFiles'> = async (input, call) => {
  const { host } = call;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  const fit = wordsFit(input);
  if (!fit.ok) return fit;
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const planned = await planJobs(call, input.fileIds, input.out, input.form);
  if (!planned.ok) return planned;
  const { jobs, refused } = planned.value;
  if (jobs.length === 0) return ok({ files: [], refused, untimed: [] });

  const hasher = batchHasher(call, jobs);
  // Most keys sign over SHA-256, so the first file is hashed while the key opens; another digest starts anew.
  const stopEarly = new AbortController();
  const [first] = jobs;
  const isLikely = first !== undefined && first.form !== 'pades' && (input.digest ?? 'sha-256') === 'sha-256';
  const early = isLikely ? hasher.hash(first, 'sha-256', AbortSignal.any([call.signal, stopEarly.signal])) : null;
  const opened = await openSigner(call, key.value, input, {
    fileCount: jobs.length,
    judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
  });
  if (!opened.ok) {
    stopEarly.abort();
    await early;
    return opened;
  }
  const signer = opened.value;
  const isEarlyOfUse = signer.digest === 'sha-256';
  if (!isEarlyOfUse) stopEarly.abort();
  const work: Work = {
    call,
    signer,
    plan: plan.value,
    encoding: signatureEncodings[input.encoding],
    words: { reason: input.reason, location: input.location },
    hasher,
  };
  const made: (Made & { readonly job: Job })[] = [];
  try {
    for (const [index, job] of jobs.entries()) {
      const outcome = await signJob(work, job, index === 0 && isEarlyOfUse ? early : null);
      if (outcome.ok) made.push({ ...outcome.value, job });
      else if (outcome.error.code === 'call.cancelled' || input.fileIds.length === 1) return outcome;
      else refused.push({ name: job.name, finding: asFinding(outcome.error, job.name) });
    }
    const { database } = host.workspace;
    database.transaction(() => {
      for (const { job } of made)
        recordAct(database, { at: host.clock(), act: 'files.signed', subject: job.name, digest: null });
    });
  } finally {
    await signer.close();
  }
  return ok({ refused, ...(await reachAll(call, made, plan.value)) });
};
