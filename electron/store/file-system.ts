import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Scanners and indexers hold a new file for a moment on Windows; a rename then fails and soon succeeds. */
const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY']);
const retryDelays = [10, 50, 200, 500] as const;

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

export const renameWithRetry = (from: string, to: string): void => {
  for (const delay of retryDelays) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (process.platform !== 'win32' || !heldCodes.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      pause(delay);
    }
  }
  renameSync(from, to);
};

/** Makes a rename in the folder survive a power cut, where the system knows how. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** A name beside `path` that nobody else uses. The randomness only keeps writers apart. */
export const temporaryBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);

/** Writes a file whole or not at all: beside its place, synced, renamed. */
export const writeWhole = async (path: string, bytes: Uint8Array | string, mode = 0o600): Promise<void> => {
  const temporary = temporaryBeside(path);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    renameWithRetry(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
