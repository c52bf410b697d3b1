import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure, Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import { signatureEncodings } from '#shared/signature/formats.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { factsOf } from '../../../pki/certificate-facts.ts';
import { writeRefusal } from '../../../pki/streams/file-failure.ts';
import { openFileLanes, type FileLanes } from '../../../pki/streams/file-lanes.ts';
import { refuseFile } from '../../../store/batches/batch-journal.ts';
import {
  countBatch,
  filesAfter,
  type BatchFileRecord,
  type BatchRecord,
} from '../../../store/batches/batch-records.ts';
import type { Call, Step } from '../../context.ts';
import { wordsFit } from '../file-form.ts';
import { judgeFor } from '../judge.ts';
import { keySourceOf } from '../key-source.ts';
import { openSigner } from '../signer.ts';
import { planLevel } from '../plan-level.ts';
import { batchOf, fileViewOf, summaryOf } from './describe-batch.ts';
import { findingOf } from './finding-of.ts';
import { claimBatch } from './runner.ts';
import { settleStarted } from './settle-started.ts';
import { sideBySide } from './side-by-side.ts';
import { signChunk, type BatchRun } from './sign-chunk.ts';
import { stampBatch } from './stamp-batch.ts';

/** Files between two commits: what a crash leaves to be looked at, and enough to keep every core busy. */
const chunkFiles = 192;
/** Files told of in the answer itself; the list has them all. */
const told = 50;
const toSign = ['waiting', 'refused'] as const;

/** What speaks against a file whose directory entry is not what was reviewed. */
const changeOf = async (file: BatchFileRecord, lanes: FileLanes, call: Call): Promise<Failure | null> => {
  const hashed = await lanes.hash(file.path, ['sha-256'], { signal: call.signal });
  if (!hashed.ok) return hashed.error;
  const found = hashed.value.digests['sha-256'].value;
  return found === file.digest
    ? null
    : failBatch('batch.file-changed', { file: basename(file.path), expected: file.digest, found }).error;
};

/**
 * Looks at every file before the first is signed and before a password is asked: one that is no longer what was reviewed
 * is refused now. Answers how many are left to sign.
 */
const refuseChanged = async (call: Call, batchId: string, lanes: FileLanes): Promise<Outcome<number>> => {
  const { database } = call.host.workspace;
  let left = 0;
  for (let after = -1; ;) {
    const page = filesAfter(database, batchId, after, { states: toSign }, 500);
    const last = page.at(-1);
    if (last === undefined) return ok(left);
    after = last.position;
    const looks = await lanes.look(page.map(({ path }) => path));
    const changes = await sideBySide(page, 4, async (file, index) => {
      const look = looks[index] ?? null;
      const isSame = look !== null && look.size === file.size && look.modified === file.modified;
      return isSame ? null : changeOf(file, lanes, call);
    });
    if (call.signal.aborted) return failKernel('call.cancelled');
    database.transaction(() => {
      for (const [index, file] of page.entries()) {
        const change = changes[index] ?? null;
        if (change === null) left += 1;
        else refuseFile(database, batchId, file.position, findingOf(change, basename(file.path)));
      }
    });
  }
};

/** Streebog takes a core per file; SHA-2 is done in passing. */
const lanesFor = (digest: SigningDigest, files: number): number =>
  digest.startsWith('streebog') ? Math.min(availableParallelism(), 8, files) : 1;

/** Adds up the bytes of files on their way and of those that are over, and says which file of how many it is. */
const countingBytes = (call: Call, total: number, files: number): BatchRun['onBytes'] => {
  let before = 0;
  let begun = 0;
  const under = new Map<number, number>();
  return ({ position, path }, done) => {
    if (!under.has(position)) begun += 1;
    before += done - (under.get(position) ?? 0);
    under.set(position, done);
    if (under.size > 4 * chunkFiles) under.delete(under.keys().next().value ?? -1);
    call.progress(Math.min(before, total), total, 'bytes', `${Math.min(begun, files)} / ${files} · ${basename(path)}`);
  };
};

const signAll = async (run: BatchRun): Promise<Outcome<null>> => {
  const { database } = run.call.host.workspace;
  for (let after = -1; ;) {
    const files = filesAfter(database, run.batchId, after, { states: toSign }, chunkFiles);
    const last = files.at(-1);
    if (last === undefined) return ok(null);
    after = last.position;
    // Those refused a moment ago by `refuseChanged` are found changed once more, and nothing else is done to them.
    const signed = await signChunk(run, files);
    if (!signed.ok) return signed;
  }
};

const openAndSign = async (
  batch: BatchRecord,
  input: Parameters<Step<'batches.sign'>>[0],
  call: Call,
  lanes: FileLanes,
): Promise<Outcome<readonly Finding[]>> => {
  const { host } = call;
  const { database } = host.workspace;
  const { batchId } = batch;
  const fit = wordsFit(input);
  if (!fit.ok) return fit;
  const plan = await planLevel(call, input);
  if (!plan.ok) return plan;
  const key = keySourceOf(host, input);
  if (!key.ok) return key;
  if (input.out !== null)
    try {
      await mkdir(input.out, { recursive: true });
    } catch (error) {
      return writeRefusal(error, input.out);
    }
  const stamp = plan.value === null ? 'none' : 'wanted';
  const settled = await settleStarted(call, batchId, stamp);
  if (!settled.ok) return settled;
  const left = await refuseChanged(call, batchId, lanes);
  if (!left.ok) return left;
  if (left.value > 0) {
    const opened = await openSigner(call, key.value, input, {
      fileCount: left.value,
      judge: (certificate, place) => judgeFor(host, factsOf(certificate), null, place),
    });
    if (!opened.ok) return opened;
    const signer = opened.value;
    lanes.widen(lanesFor(signer.digest, left.value));
    try {
      const signed = await signAll({
        call,
        batchId,
        signer,
        lanes,
        form: input.form,
        encoding: signatureEncodings[input.encoding],
        words: { reason: input.reason, location: input.location },
        out: input.out,
        stamp,
        onBytes: countingBytes(call, countBatch(database, batchId).bytesLeft, left.value),
      });
      if (!signed.ok) return signed;
    } finally {
      await signer.close();
    }
  }
  return plan.value === null ? ok([]) : stampBatch(call, batchId, plan.value);
};

/** What a signature below its level has reached, as its first finding says; without that word it has no timestamp. */
const keptLevelOf = ({ untimed: [first] }: BatchFileRecord): 'B' | 'T' | 'LT' => {
  const reached = first?.code === 'level.reached-lower' ? first.details['reached'] : null;
  return reached === 'T' || reached === 'LT' ? reached : 'B';
};

/**
 * Signs what is left of a batch with one password, and then asks for timestamps. What refuses the key, the disk or the
 * user's cancel ends the run and is the answer; what was signed until then stays signed and is not signed again.
 */
export const signBatch: Step<'batches.sign'> = async (input, call) => {
  const { database } = call.host.workspace;
  const batch = batchOf(database, input.batchId);
  if (!batch.ok) return batch;
  const claim = claimBatch(database, input.batchId);
  if (!claim.ok) return claim;
  const lanes = openFileLanes();
  let remarks: readonly Finding[];
  try {
    const signed = await openAndSign(batch.value, input, call, lanes);
    if (!signed.ok) return signed;
    remarks = signed.value;
  } finally {
    claim.release();
    await lanes.close();
  }
  const refused = filesAfter(database, input.batchId, -1, { states: ['refused'] }, told);
  const untimed = filesAfter(database, input.batchId, -1, { states: ['signed'], stamps: ['refused'] }, told);
  return ok({
    summary: summaryOf(database, batch.value),
    refused: refused.flatMap((file) => {
      const { name, finding } = fileViewOf(file);
      return finding === null ? [] : [{ name, finding }];
    }),
    untimed: untimed.map((file) => ({
      name: basename(file.out ?? file.path),
      path: file.out ?? '',
      level: keptLevelOf(file),
      findings: [...file.untimed],
    })),
    remarks: [...remarks],
  });
};
