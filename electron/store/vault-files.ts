import { createHash, randomBytes, type Hash } from 'node:crypto';
import { chmod, mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { renameWithRetry, syncFolder } from './file-system.ts';
import { storageFailureOf } from './storage-failure.ts';
import type { Blob, CopyOptions } from './vault.ts';

/** Names of files on their way in; `collect` clears them when they are old. */
export const incomingPrefix = '.incoming-';
const readOnly = 0o444;
const pieceSize = 1024 * 1024;

export const blobPath = (folder: string, digest: string): string => join(folder, digest.slice(0, 2), digest.slice(2));

class Refusal extends Error {
  readonly outcome: ReturnType<typeof failKernel>;
  constructor(outcome: ReturnType<typeof failKernel>) {
    super(outcome.error.code);
    this.outcome = outcome;
  }
}

/** Runs `fill` on a new file, then moves it to the place that its bytes' digest names. */
export const keepIncoming = async (
  folder: string,
  fill: (write: (piece: Buffer) => Promise<void>) => Promise<void>,
  options: CopyOptions,
): Promise<Outcome<Blob>> => {
  const incoming = join(folder, `${incomingPrefix}${randomBytes(8).toString('hex')}`);
  const hash: Hash = createHash('sha256');
  let size = 0;
  let handle: FileHandle | null = null;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const target = await open(incoming, 'wx', 0o600);
    handle = target;
    await fill(async (piece) => {
      if (options.signal?.aborted === true) throw new Refusal(failKernel('call.cancelled'));
      hash.update(piece);
      options.onPiece?.(piece);
      let written = 0;
      while (written < piece.length) {
        written += (await target.write(piece, written)).bytesWritten;
      }
      size += piece.length;
      options.onProgress?.(size);
    });
    await target.sync();
    await target.close();
    handle = null;
    const digest = hash.digest('hex');
    await settle(incoming, blobPath(folder, digest), size);
    return ok({ digest, size });
  } catch (error) {
    await handle?.close();
    await rm(incoming, { force: true });
    if (error instanceof Refusal) return error.outcome;
    const failure = storageFailureOf(error, folder);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
};

/** The same bytes are kept once. One already there of another size was cut short by a fault of the disk: replaced. */
const settle = async (incoming: string, path: string, size: number): Promise<void> => {
  const existing = await stat(path).catch(() => null);
  if (existing?.size === size) return rm(incoming);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await chmod(incoming, readOnly);
  await renameWithRetry(incoming, path);
  await syncFolder(dirname(path));
};

const unreadable = (path: string, error: unknown): Refusal => {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return code === 'ENOENT'
    ? new Refusal(failKernel('file.not-found', { file: path }))
    : new Refusal(failKernel('file.unreadable', { file: path, reason: code }));
};

/** Copies a file in pieces; its size and times must be the same before and after. */
export const fillFrom = (path: string) => async (write: (piece: Buffer) => Promise<void>) => {
  const source = await open(path, 'r').catch((error: unknown) => Promise.reject(unreadable(path, error)));
  try {
    const before = await source.stat({ bigint: true });
    if (!before.isFile()) throw new Refusal(failKernel('file.not-a-file', { file: path }));
    let size = 0n;
    const piece = Buffer.allocUnsafe(pieceSize);
    for (;;) {
      const { bytesRead } = await source.read(piece, 0, piece.length).catch((error: unknown) => Promise.reject(unreadable(path, error)));
      if (bytesRead === 0) break;
      size += BigInt(bytesRead);
      await write(piece.subarray(0, bytesRead));
    }
    const after = await source.stat({ bigint: true });
    const isSame = after.size === before.size && after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs;
    // The name may lead to another file by now; what was read is then not what the user sees.
    const named = await stat(path, { bigint: true }).catch(() => null);
    if (!isSame || size !== before.size || named?.ino !== before.ino)
      throw new Refusal(failKernel('file.changed-while-read', { file: basename(path) }));
  } finally {
    await source.close();
  }
};
