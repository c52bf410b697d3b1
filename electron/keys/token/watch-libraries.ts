import { setTimeout as pause } from 'node:timers/promises';
import { closeLibrary, openLibrary, type LibraryProcess, type LibraryProcessOptions } from './library-process.ts';

/** Often enough to feel immediate, seldom enough not to hold a reader that others want. */
const interval = 1000;

/**
 * Waits until a token is put in, pulled out or changed in one of the libraries, or until the signal. The libraries stay
 * loaded for that long and are asked for their slots each second: waiting inside a vendor's library could not be ended.
 * Answers whether something changed, also between the last look at a library (`isNews` knows what that showed) and now.
 * Libraries that cannot be loaded are not waited for.
 */
export const watchLibraries = async (
  paths: readonly string[],
  signal: AbortSignal,
  options: LibraryProcessOptions = {},
  isNews: (path: string, picture: string) => boolean = () => false,
): Promise<boolean> => {
  const opened = await Promise.all(paths.map(async (path) => ({ path, library: await openLibrary(path, options) })));
  const loaded = opened.flatMap(({ path, library }) => (library.ok ? [{ path, library: library.value }] : []));
  const processes = loaded.map(({ library }) => library);
  const look = async (one: LibraryProcess): Promise<string> => {
    const picture = await one.ask({ act: 'picture' });
    return picture.ok ? picture.value : picture.error.code;
  };
  try {
    const before = await Promise.all(processes.map(look));
    if (loaded.filter(({ path }, index) => isNews(path, before[index] ?? '')).length > 0) return true;
    while (!signal.aborted) {
      // The signal ends the wait by throwing.
      const stopped = await pause(interval, false, { signal }).catch(() => true);
      if (stopped) return false;
      const now = await Promise.all(processes.map(look));
      if (now.some((picture, index) => picture !== before[index])) return true;
    }
    return false;
  } finally {
    await Promise.all(processes.map((one) => closeLibrary(one)));
  }
};
