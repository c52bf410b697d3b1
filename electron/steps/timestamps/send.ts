import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeveral } from '#shared/signature/several-codes.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { Call, Step } from '../context.ts';
import { refusedBy, type Changed } from '../signing/open-signature.ts';
import { raiseToT } from '../signing/raise-to-t.ts';
import { openTimestampSource } from '../signing/ask-timestamps.ts';
import type { TimestampSource } from '../signing/timestamp-source.ts';
import { recordAct } from '../workspace/acts.ts';
import { keepToken, listQueue, removeEntry, type QueueEntry, type WaitingDigest } from './queue-records.ts';
import { writeTimestampResponse } from './write-response.ts';

/** Asks for what has not come yet; each token is kept at once, so that nothing is asked twice. */
const received = async (
  call: Call,
  entry: QueueEntry,
  source: TimestampSource,
): Promise<Changed<readonly WaitingDigest[]>> => {
  const { database } = call.host.workspace;
  const digests: WaitingDigest[] = [];
  for (const waiting of entry.digests) {
    if (waiting.token !== null) {
      digests.push(waiting);
      continue;
    }
    const token = await source.tokenOver(waiting.digest, entry.path);
    if (!token.ok) return token;
    database.transaction(() => {
      keepToken(database, entry.entryId, waiting.position, token.value);
    });
    digests.push({ ...waiting, token: token.value });
  }
  return ok(digests);
};

/** Answers the tokens that came, and nothing else: a signature that asks for another is not the one that was queued. */
const sourceOfTokens = (digests: readonly WaitingDigest[]): TimestampSource => ({
  tokenOver: async ({ algorithm, value }, file) => {
    const found = digests.find(({ digest }) => digest.algorithm === algorithm && digest.value === value);
    return found === undefined || found.token === null
      ? refusedBy(failSeveral('queue.signature-changed', { file: basename(file) }).error, file)
      : ok(found.token);
  },
});

/** Puts the tokens where they belong: into the signature, or beside the file. */
const applied = async (
  { path, kind }: QueueEntry,
  digests: readonly WaitingDigest[],
  { host, signal }: Call,
): Promise<Changed> => {
  if ((await stat(path).catch(() => null)) === null)
    return refusedBy(failSeveral('queue.signature-gone', { file: basename(path) }).error, path);
  if (kind === 'signature') return raiseToT(path, path, sourceOfTokens(digests), host.clock());
  const [waiting] = digests;
  const hashed = await hashFile(path, ['sha-256'], { signal });
  if (!hashed.ok) return refusedBy(hashed.error, path);
  if (waiting === undefined || waiting.token === null || waiting.digest.value !== hashed.value.digests['sha-256'].value)
    return refusedBy(failSeveral('queue.signature-changed', { file: basename(path) }).error, path);
  const written = await writeTimestampResponse(`${path}.tsr`, waiting.token);
  return written.ok ? written : refusedBy(written.error, path);
};

/** Sends the queue: digests out, tokens in, each put where it belongs. What fails goes on waiting with what it has. */
export const sendTimestamps: Step<'timestamps.send'> = async ({ tsas }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const source = await openTimestampSource(call, tsas);
  if (!source.ok) return source;
  const queue = listQueue(database);
  const files: { name: string; path: string; size: number }[] = [];
  const refused: { name: string; path: string; findings: Finding[] }[] = [];
  for (const [index, entry] of queue.entries()) {
    const name = basename(entry.path);
    call.progress(index, queue.length, 'files', name);
    const digests = await received(call, entry, source.value);
    if (call.signal.aborted) return failKernel('call.cancelled');
    const done = digests.ok ? await applied(entry, digests.value, call) : digests;
    if (!done.ok) {
      refused.push({ name, path: entry.path, findings: [...done.error] });
      continue;
    }
    files.push({ name, path: done.value.file, size: done.value.size });
    database.transaction(() => {
      removeEntry(database, entry.entryId);
      recordAct(database, { at: host.clock(), act: 'files.timestamped', subject: name, digest: null });
    });
  }
  return ok({ files, refused, left: listQueue(database).length });
};
