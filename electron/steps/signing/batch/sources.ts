import { opendir, open, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failBatch } from '#shared/signature/batch-codes.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';
import type { Call } from '../../context.ts';

/** More than any procedure has; a folder that was chosen by mistake is noticed before it is all read. */
export const batchLimits = { files: 100_000, listBytes: 32 * 1024 * 1024 } as const;

export type BatchSources = {
  readonly fileIds: readonly string[];
  readonly folders: readonly string[];
  readonly listFileIds: readonly string[];
};

/** Signatures, and what programs leave beside documents: never meant when a folder is named. */
const leftOut = /(?:\.(?:p7s|p7m|sig|sgn|sign)|\.part|~|\.tmp)$/i;

/** Every file below a folder, in an order of its own kind: files of a folder by name, then its folders by name. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const files: string[] = [];
  const folders: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    // A link may lead out of the folder or round in a circle.
    if (entry.isDirectory()) folders.push(entry.name);
    else if (entry.isFile() && !leftOut.test(entry.name)) files.push(entry.name);
  }
  for (const name of files.toSorted()) yield join(folder, name);
  for (const name of folders.toSorted()) yield* filesBelow(join(folder, name));
}

/** Paths, one in a line, relative ones from the list's own folder; empty lines and those that begin with `#` say nothing. */
const readList = async (list: string): Promise<Outcome<readonly string[]>> => {
  let text: string;
  try {
    const handle = await open(list, 'r');
    try {
      const { size } = await handle.stat();
      const limit = batchLimits.listBytes;
      if (size > limit) return failBatch('batch.list-too-large', { file: list, size, limit });
      text = await handle.readFile('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    return readRefusal(error, list);
  }
  const paths: string[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const written = line.trim();
    if (written === '' || written.startsWith('#')) continue;
    const path = isAbsolute(written) ? written : resolve(dirname(list), written);
    const facts = await stat(path).catch(() => null);
    if (facts?.isFile() !== true) return failBatch('batch.list-line', { file: list, line: index + 1, path: written });
    paths.push(path);
  }
  return ok(paths);
};

/** The files of a batch, each path once, in the order in which they were named; refused as a whole by the first fault. */
export const findSources = async (call: Call, sources: BatchSources): Promise<Outcome<readonly string[]>> => {
  const found = new Set<string>();
  const tooMany = (): Outcome<never> => failBatch('batch.too-many-files', { limit: batchLimits.files });
  for (const fileId of sources.fileIds) {
    const path = call.host.files.pathOf(fileId);
    if (!path.ok) return path;
    found.add(path.value);
  }
  for (const folder of sources.folders) {
    try {
      for await (const path of filesBelow(resolve(folder))) {
        if (call.signal.aborted) return failKernel('call.cancelled');
        found.add(path);
        if (found.size > batchLimits.files) return tooMany();
      }
    } catch (error) {
      return readRefusal(error, folder);
    }
  }
  for (const listFileId of sources.listFileIds) {
    const list = call.host.files.pathOf(listFileId);
    if (!list.ok) return list;
    const paths = await readList(list.value);
    if (!paths.ok) return paths;
    for (const path of paths.value) found.add(path);
  }
  if (found.size > batchLimits.files) return tooMany();
  return found.size === 0 ? failBatch('batch.no-files') : ok([...found]);
};
