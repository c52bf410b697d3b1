import { ok } from '#shared/kernel/result.ts';
import { watchLibraries } from '../../keys/token/watch-libraries.ts';
import type { Step } from '../context.ts';
import { listLibraryPaths } from './library-records.ts';
import { isNewsTo } from './seen.ts';
import { launchOf } from './which-library.ts';

/** Waits for a plug or an unplug; nobody waits for nothing where there is no library. */
export const watchTokens: Step<'tokens.watch'> = async ({ seconds }, { host, signal }) => {
  const until = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
  const paths = listLibraryPaths(host.workspace.database);
  const changed = await watchLibraries(paths, until, launchOf(host), isNewsTo(host));
  return ok({ changed });
};
