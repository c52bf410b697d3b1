import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failProcedure } from '#shared/procedure/codes.ts';

/** More than anyone keeps in one folder; a wrong path, `/` say, is refused before it is walked to its end. */
const mostFiles = 100_000;

const walk = async (folder: string, files: string[]): Promise<void> => {
  const entries = await readdir(folder, { withFileTypes: true });
  // Links are not followed: they may lead out of the folder, or round in a circle.
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || files.length > mostFiles) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(path, files);
    else if (entry.isFile()) files.push(path);
  }
};

/**
 * A path as the files it stands for: itself, or every file of a folder and of those below it, in order of their names
 * and without hidden ones. Refuses with `notice.no-procedures` where a folder holds none, `notice.too-many`, or
 * `file.unreadable`. A path that is neither is left to who opens it.
 */
export const noticeFiles = async (path: string): Promise<Outcome<readonly string[]>> => {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory() !== true) return ok([path]);
  const files: string[] = [];
  try {
    await walk(path, files);
  } catch (error) {
    return failKernel('file.unreadable', {
      file: path,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
  if (files.length > mostFiles) return failProcedure('notice.too-many', { limit: mostFiles });
  return files.length === 0 ? failProcedure('notice.no-procedures') : ok(files);
};
