import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';

/** A JSON object from a file, or from standard input where the file is `-`. */
export const readJsonObject = async (file: string): Promise<Outcome<Record<string, unknown>>> => {
  let written: string;
  try {
    written = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    return reason === 'ENOENT'
      ? failKernel('file.not-found', { file })
      : failKernel('file.unreadable', { file, reason });
  }
  try {
    const value: unknown = JSON.parse(written.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return ok(Object.fromEntries(Object.entries(value)));
  } catch {
    // Said below: the file is no JSON object.
  }
  return failKernel('input.invalid', { path: file, reason: 'JSON {…}' });
};
