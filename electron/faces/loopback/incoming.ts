import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failKernel } from '#shared/kernel/codes.ts';
import { failFace } from '#shared/contract/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { RandomBytes } from '#shared/kernel/random.ts';
import { ok } from '#shared/kernel/result.ts';
import { newSecret } from './admission.ts';

/** Far above any bid, far below any disk. */
const largestFile = 64 * 1024 ** 3;
const leftoverAge = 24 * 3_600_000;

/** Where files that a page hands over wait until a step has taken them; emptied when the host closes. */
export type Incoming = {
  /** Writes the stream whole or not at all; answers the path. */
  readonly keep: (name: string, body: Readable) => Promise<Outcome<string>>;
  readonly empty: () => Promise<void>;
};

const sweep = async (folder: string, now: number): Promise<void> => {
  for (const name of await readdir(folder)) {
    const left = join(folder, name);
    const { mtimeMs } = await stat(left);
    if (now - mtimeMs > leftoverAge) await rm(left, { recursive: true, force: true });
  }
};

export const openIncoming = async (
  workspaceFolder: string,
  random: RandomBytes,
  now: () => number,
): Promise<Incoming> => {
  const shared = join(workspaceFolder, 'incoming');
  const own = join(shared, newSecret(random).slice(0, 16));
  await mkdir(own, { recursive: true, mode: 0o700 });
  // A host that was killed left its folder behind.
  await sweep(shared, now());

  return {
    keep: async (name, body) => {
      const folder = join(own, newSecret(random).slice(0, 16));
      const path = join(folder, name);
      try {
        await mkdir(folder, { mode: 0o700 });
        let size = 0;
        const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
          for await (const part of source) {
            size += part.length;
            if (size > largestFile) return;
            yield part;
          }
        };
        await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        if (size <= largestFile) return ok(path);
        await rm(folder, { recursive: true, force: true });
        return failFace('face.request-too-large', { size, limit: largestFile });
      } catch (thrown) {
        await rm(folder, { recursive: true, force: true });
        const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
        if (code === 'ENOSPC') return failKernel('disk.full', { folder: workspaceFolder });
        return failKernel('file.unwritable', { file: name, reason: code });
      }
    },
    empty: () => rm(own, { recursive: true, force: true }),
  };
};
