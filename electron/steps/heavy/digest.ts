import type { Outcome } from '#shared/kernel/failure.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hashFile, type HashedFile } from '../../pki/streams/hash-file.ts';
import type { JobWatch } from './watch.ts';

/** As `hashFile`. */
export const digest = (
  { file, algorithms }: { readonly file: string; readonly algorithms: readonly SigningDigest[] },
  { signal, onBytes }: JobWatch,
): Promise<Outcome<HashedFile>> => hashFile(file, algorithms, { signal, onBytes: (done) => onBytes(done, null) });
