import { dirname } from 'node:path';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';

type Refusal = { readonly ok: false; readonly error: Failure<KernelCode> };

/** The errno name of an error of the operating system, or null when it is something else. */
const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
    ? error.code
    : null;

/** What the operating system said about reading a file; anything else is a fault of ours and goes on up. */
export const readRefusal = (error: unknown, file: string): Refusal => {
  const code = systemCode(error);
  if (code === null) throw error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return failKernel('file.not-found', { file });
  if (code === 'EISDIR') return failKernel('file.not-a-file', { file });
  return failKernel('file.unreadable', { file, reason: code });
};

/** Carries an error of reading a source out of work that writes another file; `writeRefusal` tells the two apart. */
export class SourceFault extends Error {
  readonly file: string;

  constructor(cause: unknown, file: string) {
    super('source unreadable', { cause });
    this.file = file;
  }
}

/** The same about writing one. */
export const writeRefusal = (error: unknown, file: string): Refusal => {
  if (error instanceof SourceFault) return readRefusal(error.cause, error.file);
  const code = systemCode(error);
  if (code === null) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return failKernel('disk.full', { folder: dirname(file) });
  return failKernel('file.unwritable', { file, reason: code });
};
