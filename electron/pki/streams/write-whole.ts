import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { writeRefusal } from './file-failure.ts';

/** What a temporary name begins with; names are cut so that the file system takes them. */
const partStart = (name: string): string => `.${name.slice(0, 50)}.`;
export const partName = (name: string, unique: string): string => `${partStart(name)}${unique}.part`;
const partEnd = /^[0-9a-f-]{36}\.part$/;

/** Whether a name is that of a temporary file of `name`, left by a program that was killed. */
export const isPartOf = (candidate: string, name: string): boolean =>
  candidate.startsWith(partStart(name)) && partEnd.test(candidate.slice(partStart(name).length));

/**
 * Writes a file whole or not at all: into a temporary file in the same folder, flushed to disk, then renamed over `file`.
 * `write` fills it, may read it back and may refuse; then, and on any error, the temporary file is removed and `file` is as it was.
 */
export const writeWhole = async <T, Code extends string>(
  file: string,
  write: (handle: FileHandle) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code | KernelCode>> => {
  const temporary = join(dirname(file), partName(basename(file), randomUUID()));
  let kept = false;
  try {
    const handle = await open(temporary, 'wx+');
    let written: Outcome<T, Code>;
    try {
      written = await write(handle);
      if (written.ok) await handle.sync();
    } finally {
      await handle.close();
    }
    if (written.ok) {
      await renamePatiently(temporary, file);
      kept = true;
    }
    return written;
  } catch (error) {
    return writeRefusal(error, file) satisfies { ok: false; error: Failure<KernelCode> };
  } finally {
    if (!kept) await rm(temporary, { force: true });
  }
};

/** Virus scanners on Windows hold a new file for a moment, so a refused rename is tried again. */
const renamePatiently = async (from: string, to: string): Promise<void> => {
  for (let wait = 20; ; wait *= 2) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const held = error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EBUSY');
      if (!held || wait > 500) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
};
