import { existsSync } from 'node:fs';
import type { TokenChoice } from '#shared/contract/signing.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failToken } from '#shared/signature/token-codes.ts';
import { presentLibraries } from '../../keys/token/known-libraries.ts';
import type { Host } from '../context.ts';
import { listLibraryPaths } from './library-records.ts';

/** Known vendors' libraries that are installed and not in use here yet. */
export const offeredLibraries = (host: Host): readonly { readonly name: string; readonly path: string }[] => {
  const kept = listLibraryPaths(host.workspace.database);
  return presentLibraries(process.platform, process.env, existsSync).filter(({ path }) => !kept.includes(path));
};

/**
 * Paths that may be loaded for this choice: the chosen file, the named library if it is one of the workspace's, or all of
 * those. A face cannot name any other.
 */
export const librariesFor = (
  host: Host,
  { library, libraryFileId }: Pick<TokenChoice, 'library' | 'libraryFileId'>,
): Outcome<readonly string[]> => {
  if (libraryFileId !== null) {
    const path = host.files.pathOf(libraryFileId);
    return path.ok ? ok([path.value]) : path;
  }
  const kept = listLibraryPaths(host.workspace.database);
  if (library !== null) return kept.includes(library) ? ok([library]) : failToken('token.library-missing', { library });
  return kept.length === 0 ? failToken('token.no-library') : ok(kept);
};

/** How a library's process is started under this face. */
export const launchOf = (host: Host) =>
  host.launchTokenProcess === undefined ? {} : { launch: host.launchTokenProcess };
