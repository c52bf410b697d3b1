import type { Failure } from '#shared/kernel/failure.ts';
import type { LibraryFacts, SlotFacts } from '#shared/signature/token-facts.ts';
import { closeLibrary, openLibrary, type LibraryProcessOptions } from './library-process.ts';

/** A library with what is in it now, or why it cannot be used. */
export type LibraryScan = {
  readonly path: string;
  readonly library: LibraryFacts | null;
  readonly slots: readonly SlotFacts[];
  readonly fault: Failure | null;
  /** What was plugged in when the look began, for `watchLibraries` to go on from; null where nobody could look. */
  readonly picture: string | null;
};

/** Looks once, in a process that ends afterwards: what was plugged in since the last look is there. No PIN is used. */
export const scanLibrary = async (path: string, options: LibraryProcessOptions = {}): Promise<LibraryScan> => {
  const opened = await openLibrary(path, options);
  if (!opened.ok) return { path, library: null, slots: [], fault: opened.error, picture: null };
  // Before the look: what is pulled out during it then counts as a change after it.
  const picture = await opened.value.ask({ act: 'picture' });
  const described = await opened.value.ask({ act: 'describe' });
  await closeLibrary(opened.value);
  const seen = picture.ok ? picture.value : picture.error.code;
  return described.ok
    ? { path, ...described.value, fault: null, picture: seen }
    : { path, library: null, slots: [], fault: described.error, picture: seen };
};
