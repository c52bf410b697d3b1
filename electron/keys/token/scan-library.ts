import type { Failure } from '#shared/kernel/failure.ts';
import type { LibraryFacts, SlotFacts } from '#shared/signature/token-facts.ts';
import { closeLibrary, openLibrary, type LibraryProcessOptions } from './library-process.ts';

/** A library with what is in it now, or why it cannot be used. */
export type LibraryScan = {
  readonly path: string;
  readonly library: LibraryFacts | null;
  readonly slots: readonly SlotFacts[];
  readonly fault: Failure | null;
};

/** Looks once, in a process that ends afterwards: what was plugged in since the last look is there. No PIN is used. */
export const scanLibrary = async (path: string, options: LibraryProcessOptions = {}): Promise<LibraryScan> => {
  const opened = await openLibrary(path, options);
  if (!opened.ok) return { path, library: null, slots: [], fault: opened.error };
  const described = await opened.value.ask({ act: 'describe' });
  await closeLibrary(opened.value);
  return described.ok
    ? { path, ...described.value, fault: null }
    : { path, library: null, slots: [], fault: described.error };
};
