import type { FileLanes } from '../../pki/streams/file-lanes.ts';
import type { HashedFile } from '../../pki/streams/hash-file.ts';
import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { runHeavy, type Load } from './run-heavy.ts';

/** `hashFile` for one of the files that `load` counts: they go to the thread together or not at all. */
export const hashAside =
  (load: Load): FileLanes['hash'] =>
  async <Algorithm extends SigningDigest>(
    file: string,
    algorithms: readonly Algorithm[],
    { signal = new AbortController().signal, onBytes }: Parameters<FileLanes['hash']>[2] = {},
  ) => {
    const watch = { signal, onBytes: (done: number): void => onBytes?.(done) };
    const hashed = await runHeavy('digest', { file, algorithms }, { load, ...watch });
    // Of the algorithms that were asked for.
    return hashed as Outcome<HashedFile<Algorithm>, KernelCode>;
  };
