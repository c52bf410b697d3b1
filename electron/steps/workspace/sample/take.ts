import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Call } from '../../context.ts';

/** Writes a file of the sample and answers the handle by which a step takes it. */
export const writeAndTake = async (
  call: Call,
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<Outcome<string>> => {
  const path = join(folder, name);
  await writeFile(path, content);
  const handle = await call.host.files.take(path);
  return handle.ok ? ok(handle.value.fileId) : handle;
};
