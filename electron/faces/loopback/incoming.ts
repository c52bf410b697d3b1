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
  /**
   * Writes the stream whole or not at all; answers the path. What is `kept` lies with what else was kept in this session,
   * as signatures lie beside their documents, and is not emptied: it is going to be changed where it lies.
   */
  readonly keep: (name: string, body: Readable, how?: 'passing' | 'kept') => Promise<Outcome<string>>;
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

  const session = join(workspaceFolder, 'signatures', new Date(now()).toISOString().slice(0, 19).replaceAll(':', '-'));
  /** One folder for what belongs together; a second file of the same name begins the next. */
  const folderFor = async (name: string): Promise<string> => {
    for (let turn = 1; ; turn += 1) {
      const folder = turn === 1 ? session : `${session} (${String(turn)})`;
      if ((await stat(join(folder, name)).catch(() => null)) === null) return folder;
    }
  };

  return {
    keep: async (name, body, how = 'passing') => {
      const folder = how === 'kept' ? await folderFor(name) : join(own, newSecret(random).slice(0, 16));
      const path = join(folder, name);
      const discard = (): Promise<void> => rm(how === 'kept' ? path : folder, { recursive: true, force: true });
      try {
        await mkdir(folder, { mode: 0o700, recursive: true });
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
        await discard();
        return failFace('face.request-too-large', { size, limit: largestFile });
      } catch (thrown) {
        await discard();
        const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
        if (code === 'ENOSPC') return failKernel('disk.full', { folder: workspaceFolder });
        return failKernel('file.unwritable', { file: name, reason: code });
      }
    },
    empty: () => rm(own, { recursive: true, force: true }),
  };
};
