import { ok } from '#shared/kernel/result.ts';
import { scanLibrary } from '../../keys/token/scan-library.ts';
import type { Step } from '../context.ts';
import { listKeyRecords } from '../keys/key-records.ts';
import { allowLibraries } from './allow-libraries.ts';
import { listLibraryPaths } from './library-records.ts';
import { rememberListed } from './seen.ts';
import { viewOfLibrary } from './token-view.ts';
import { launchOf, librariesFor, offeredLibraries } from './which-library.ts';

/** Every library at once, each in its own process; one that breaks says so in its own place. */
export const listTokens: Step<'tokens.list'> = async ({ libraryFileId, offeredToo }, call) => {
  const { host } = call;
  const { database } = host.workspace;
  const kept = listLibraryPaths(database);
  const offered = offeredLibraries(host);
  const known = [...kept, ...(offeredToo ? offered.map(({ path }) => path) : [])];
  const chosen = libraryFileId === null ? ok(known) : librariesFor(host, { library: null, libraryFileId });
  if (!chosen.ok) return chosen;
  const allowed = await allowLibraries(call, chosen.value);
  if (!allowed.ok) return allowed;
  const keys = listKeyRecords(database);
  const scans = await Promise.all(chosen.value.map((path) => scanLibrary(path, launchOf(host))));
  rememberListed(host, scans);
  return ok({
    libraries: scans.map((scan) => viewOfLibrary(scan, kept.includes(scan.path), keys)),
    offered: [...offered],
  });
};
