import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { scanLibrary } from '../../keys/token/scan-library.ts';
import type { Host, Step } from '../context.ts';
import { listKeyRecords } from '../keys/key-records.ts';
import { recordAct } from '../workspace/acts.ts';
import { allowLibraries } from './allow-libraries.ts';
import { forgetLibraryPath, keepLibraryPath } from './library-records.ts';
import { viewOfLibrary } from './token-view.ts';
import { launchOf, offeredLibraries } from './which-library.ts';

const chosenPath = (
  host: Host,
  { fileId, path }: { readonly fileId: string | null; readonly path: string | null },
): Outcome<string> => {
  if (fileId !== null) return host.files.pathOf(fileId);
  const offered = offeredLibraries(host).find((one) => one.path === path);
  return offered === undefined
    ? failKernel('input.invalid', { path: 'path', reason: 'not offered' })
    : ok(offered.path);
};

/** Asks the user, then loads it once before it is kept: a library that cannot be loaded is refused with why. */
export const addLibrary: Step<'tokens.addLibrary'> = async (input, call) => {
  const { host } = call;
  const path = chosenPath(host, input);
  if (!path.ok) return path;
  const allowed = await allowLibraries(call, [path.value]);
  if (!allowed.ok) return allowed;
  const scan = await scanLibrary(path.value, launchOf(host));
  if (scan.library === null && scan.fault !== null) return { ok: false, error: scan.fault };
  const { database } = host.workspace;
  database.transaction(() => {
    keepLibraryPath(database, path.value, host.clock());
    const subject = scan.library?.description ?? '';
    recordAct(database, { at: host.clock(), act: 'token-library.added', subject, digest: null });
  });
  host.emit({ type: 'changed', subject: 'tokens' });
  return ok(viewOfLibrary(scan, true, listKeyRecords(database)));
};

/** Forgets the path; keys kept from its tokens stay, and say that their library is not in use. */
export const forgetLibrary: Step<'tokens.forgetLibrary'> = async ({ path }, { host }) => {
  const { database } = host.workspace;
  const forgotten = database.transaction(() => {
    const known = forgetLibraryPath(database, path);
    if (known) recordAct(database, { at: host.clock(), act: 'token-library.removed', subject: '', digest: null });
    return known;
  });
  if (!forgotten) return failKernel('record.not-found', { kind: 'token-library', id: path });
  host.emit({ type: 'changed', subject: 'tokens' });
  return ok({});
};
