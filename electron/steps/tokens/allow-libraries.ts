import { basename } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import { hashFile } from '../../pki/streams/hash-file.ts';
import type { Call, LibraryToAllow } from '../context.ts';
import { listLibraryPaths } from './library-records.ts';
import { offeredLibraries } from './which-library.ts';

/**
 * Lets the user say whether programs that the workspace does not keep yet may be loaded, before any is: whoever speaks
 * in the page's name can name a file, and not load it. Kept ones were allowed when they were added.
 */
export const allowLibraries = async (call: Call, paths: readonly string[]): Promise<Outcome<null>> => {
  const { host, signal } = call;
  const kept = listLibraryPaths(host.workspace.database);
  const known = offeredLibraries(host);
  const asked: LibraryToAllow[] = [];
  for (const path of paths) {
    if (kept.includes(path)) continue;
    const hashed = await hashFile(path, ['sha-256'], { signal });
    if (!hashed.ok)
      return hashed.error.code === 'file.not-found'
        ? failToken('token.library-missing', { library: basename(path) })
        : hashed;
    const maker = known.find((one) => one.path === path)?.name ?? null;
    asked.push({ path, sha256: hashed.value.digests['sha-256'].value, maker });
  }
  return asked.length === 0 ? ok(null) : host.allow(asked, signal);
};
