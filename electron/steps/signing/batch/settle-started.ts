import { open, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { hexOf } from '../../../pki/asn1/bytes.ts';
import { fileSource } from '../../../pki/cms/byte-source.ts';
import { startDigest } from '../../../pki/digest.ts';
import { isPartOf } from '../../../pki/streams/write-whole.ts';
import { hashFile } from '../../../pki/streams/hash-file.ts';
import { verifyFile } from '../../../pki/verify/verify-file.ts';
import { finishFile, putBack, refuseFile } from '../../../store/batches/batch-journal.ts';
import { filesAfter, type BatchFileRecord, type StampState } from '../../../store/batches/batch-records.ts';
import type { Call } from '../../context.ts';
import { namings } from '../file-form.ts';
import { findingOf } from './finding-of.ts';

type Found = 'signed' | 'nothing' | 'changed' | 'other';

/** Whether a PDF begins with the reviewed bytes, to the last of them. */
const holds = async (out: string, { size, digest }: BatchFileRecord): Promise<boolean> => {
  const hasher = startDigest('sha-256');
  const handle = await open(out, 'r');
  try {
    if ((await handle.stat()).size <= size) return false;
    for await (const chunk of fileSource(handle, size).chunks(0, size)) hasher.update(chunk);
  } finally {
    await handle.close();
  }
  return hexOf(hasher.digest()) === digest;
};

/** Whether a sound signature of the reviewed content lies where one was on its way to. */
const lookAt = async (file: BatchFileRecord, out: string, call: Call): Promise<Found> => {
  if ((await stat(out).catch(() => null)) === null) return 'nothing';
  const content = await hashFile(file.path, ['sha-256'], { signal: call.signal });
  if (!content.ok || content.value.digests['sha-256'].value !== file.digest) return 'changed';
  const isInside = out.endsWith(namings.pades.ending);
  if (isInside && !(await holds(out, file))) return 'other';
  const verified = await verifyFile({
    file: out,
    ...(isInside ? {} : { content: file.path }),
    trust: [],
    now: call.host.clock(),
    revocation: 'none',
    signal: call.signal,
  });
  // Earlier signers of a PDF are not ours to judge here.
  const made = verified.ok ? (isInside ? verified.value.signatures.slice(-1) : verified.value.signatures) : [];
  const sound =
    made.length > 0 &&
    made.every(({ verdicts }) => verdicts.content.verdict === 'passed' && verdicts.signatureValue.verdict === 'passed');
  return sound ? 'signed' : 'other';
};

/** The temporary files of signatures that were being written, gone with whoever wrote them. */
const sweepParts = async (outs: readonly string[]): Promise<void> => {
  for (const folder of new Set(outs.map((out) => dirname(out)))) {
    const names = await readdir(folder).catch(() => []);
    const wanted = outs.filter((out) => dirname(out) === folder).map((out) => basename(out));
    for (const name of names)
      if (wanted.some((out) => isPartOf(name, out))) await rm(join(folder, name), { force: true });
  }
};

/**
 * Finds out what became of signatures that were on their way when the program ended: one that is whole and right is
 * kept and counts, so that nothing is signed twice; where there is none its file waits again.
 */
export const settleStarted = async (
  call: Call,
  batchId: string,
  stamp: Extract<StampState, 'none' | 'wanted'>,
): Promise<Outcome<null>> => {
  const { database } = call.host.workspace;
  for (let after = -1; ;) {
    const page = filesAfter(database, batchId, after, { states: ['started'] }, 200);
    const last = page.at(-1);
    if (last === undefined) return ok(null);
    after = last.position;
    await sweepParts(page.flatMap(({ out }) => (out === null ? [] : [out])));
    for (const file of page) {
      const out = file.out ?? '';
      const found = await lookAt(file, out, call);
      if (call.signal.aborted) return failKernel('call.cancelled');
      const { position } = file;
      if (found === 'signed') finishFile(database, batchId, position, { size: (await stat(out)).size, stamp });
      else if (found === 'nothing') putBack(database, batchId, position);
      else
        refuseFile(database, batchId, position, findingOf(failKernel('file.exists', { file: out }).error, file.path));
    }
  }
};
