import { open, type FileHandle } from 'node:fs/promises';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hexDigest, startDigest } from '../digest.ts';
import { readRefusal, SourceFault } from './file-failure.ts';
import { readChunks } from './read-chunks.ts';

/** How long work is watched: `onBytes` hears the bytes done so far, `signal` stops the work between two pieces. */
export type Watch = {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((done: number) => void) | undefined;
};

export type HashedFile<Algorithm extends SigningDigest = SigningDigest> = {
  readonly size: number;
  /** Nanoseconds since the epoch as the file system has them, in decimal: a number would round them. */
  readonly modified: string;
  readonly digests: Readonly<Record<Algorithm, Digest<Algorithm>>>;
};

/**
 * Hashes a file in one pass under every algorithm asked for. Refuses with `file.changed-while-read` when size or time of
 * change differ before and after, or the bytes read are not as many as the size says.
 */
export const hashFile = async <Algorithm extends SigningDigest>(
  file: string,
  algorithms: readonly Algorithm[],
  watch: Watch = {},
): Promise<Outcome<HashedFile<Algorithm>, KernelCode>> => {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, 'r');
    return await hashOpenFile(handle, file, algorithms, watch);
  } catch (error) {
    return error instanceof SourceFault ? readRefusal(error.cause, file) : readRefusal(error, file);
  } finally {
    await handle?.close();
  }
};

const hashOpenFile = async <Algorithm extends SigningDigest>(
  handle: FileHandle,
  file: string,
  algorithms: readonly Algorithm[],
  { signal, onBytes }: Watch,
): Promise<Outcome<HashedFile<Algorithm>, KernelCode>> => {
  const before = await handle.stat({ bigint: true });
  if (!before.isFile()) return failKernel('file.not-a-file', { file });
  const hashes = algorithms.map((algorithm) => ({ algorithm, hash: startDigest(algorithm) }));
  let done = 0;
  for await (const chunk of readChunks(handle, file, Number(before.size))) {
    if (signal?.aborted === true) return failKernel('call.cancelled');
    for (const { hash } of hashes) hash.update(chunk);
    done += chunk.length;
    onBytes?.(done);
  }
  const after = await handle.stat({ bigint: true });
  if (before.size !== after.size || before.mtimeNs !== after.mtimeNs || BigInt(done) !== after.size) {
    return failKernel('file.changed-while-read', { file });
  }
  const digests = hashes.map(({ algorithm, hash }) => [algorithm, { algorithm, value: hexDigest(hash) }]);
  return ok({
    size: done,
    modified: String(after.mtimeNs),
    digests: Object.fromEntries(digests) as HashedFile<Algorithm>['digests'],
  });
};
