import { readFile, stat } from 'node:fs/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { readRefusal } from '../../pki/streams/file-failure.ts';
import type { Host } from '../context.ts';

export type TakenFile = { readonly path: string; readonly bytes: Uint8Array };

/** The bytes of a file the user chose, up to a limit. */
export const takeFile = async (host: Host, fileId: string, limit: number): Promise<Outcome<TakenFile>> => {
  const path = host.files.pathOf(fileId);
  if (!path.ok) return path;
  try {
    const facts = await stat(path.value);
    if (!facts.isFile()) return failKernel('file.not-a-file', { file: path.value });
    if (facts.size > limit) return failKernel('file.too-large', { file: path.value, size: facts.size, limit });
    return ok({ path: path.value, bytes: Uint8Array.from(await readFile(path.value)) });
  } catch (error) {
    return readRefusal(error, path.value);
  }
};

/** An observation about one of several files. */
export const saying = <Code extends string>(
  code: Code,
  severity: Finding['severity'],
  file: string,
  details: Finding['details'],
): Finding<Code> => ({ code, severity, place: { file }, details });
