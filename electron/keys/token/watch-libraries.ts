import { setTimeout as pause } from 'node:timers/promises';
import { closeLibrary, openLibrary, type LibraryProcess, type LibraryProcessOptions } from './library-process.ts';

/** Often enough to feel immediate, seldom enough not to hold a reader that others want. */
const interval = 1000;

/**
 * Waits until a token is put in, pulled out or changed in one of the libraries, or until the signal. The libraries stay
 * loaded for that long and are asked for their slots each second: waiting inside a vendor's library could not be ended.
 * Answers whether something changed. Libraries that cannot be loaded are not waited for.
 */
export const watchLibraries = async (
  paths: readonly string[],
  signal: AbortSignal,
  options: LibraryProcessOptions = {},
): Promise<boolean> => {
  const opened = await Promise.all(paths.map((path) => openLibrary(path, options)));
  const processes = opened.flatMap((one) => (one.ok ? [one.value] : []));
  const look = async (one: LibraryProcess): Promise<string> => {
    const picture = await one.ask({ act: 'picture' });
    return picture.ok ? picture.value : picture.error.code;
  };
  try {
    const before = await Promise.all(processes.map(look));
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
