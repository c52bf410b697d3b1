import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';

/** Primary result codes of SQLite that the user can do something about. */
const busy = new Set([5, 6]);
const damaged = new Set([11, 26]);
const full = 13;
const unwritable = new Set([3, 8, 10, 14, 23]);

const numberOf = (error: object, name: 'errcode' | 'errno'): number | null => {
  const value = (error as Record<string, unknown>)[name];
  return typeof value === 'number' ? value : null;
};

/**
 * What an exception of the database or the file system means for the user, or null where it is a fault of ours. Call it
 * where exceptions are turned into answers.
 */
export const storageFailureOf = (error: unknown, folder: string): Failure<KernelCode> | null => {
  if (!(error instanceof Error)) return null;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return failKernel('disk.full', { folder }).error;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return failKernel('file.unwritable', { file: folder, reason: code }).error;
  if (code !== 'ERR_SQLITE_ERROR') return null;
  const primary = (numberOf(error, 'errcode') ?? 0) & 0xff;
  if (busy.has(primary)) return failKernel('workspace.locked', { folder }).error;
  if (damaged.has(primary)) return failKernel('workspace.damaged', { folder, reason: error.message }).error;
  if (primary === full) return failKernel('disk.full', { folder }).error;
  return unwritable.has(primary) ? failKernel('file.unwritable', { file: folder, reason: error.message }).error : null;
};
