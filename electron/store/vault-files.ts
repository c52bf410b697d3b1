import { createHash, randomBytes, type Hash } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { failStorage } from './codes.ts';
import { renameWithRetry, syncFolder } from './file-system.ts';
import { storageFailureOf } from './storage-failure.ts';
import type { Blob, CopyOptions, Staged } from './vault.ts';

/** Names of files on their way in; `collect` clears them when they are old. */
export const incomingPrefix = '.incoming-';
const readOnly = 0o444;
/** Two of them are in memory: while one is written and hashed, the next is read. */
const pieceSize = 1024 * 1024;

export const blobPath = (folder: string, digest: string): string => join(folder, digest.slice(0, 2), digest.slice(2));

class Refusal extends Error {
  readonly outcome: ReturnType<typeof failKernel>;
  constructor(outcome: ReturnType<typeof failKernel>) {
    super(outcome.error.code);
    this.outcome = outcome;
  }
}

/** Gives a file's bytes piece by piece; the buffer may be used again after `write`. */
export type Fill = (write: (piece: Buffer) => Promise<void>) => Promise<void>;

/** Copies what `fill` writes into a new file of the vault's folder, hashing it on the way. */
export const stageIncoming = async (folder: string, fill: Fill, options: CopyOptions): Promise<Outcome<Staged>> => {
  const incoming = join(folder, `${incomingPrefix}${randomBytes(8).toString('hex')}`);
  const hash: Hash = createHash('sha256');
  let size = 0;
  let handle: FileHandle | null = null;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const target = await open(incoming, 'wx', 0o600);
    handle = target;
    options.onOpened?.(incoming);
    await fill(async (piece) => {
      if (options.signal?.aborted === true) throw new Refusal(failKernel('call.cancelled'));
      // The disk writes while this thread hashes.
      const writing = target.write(piece);
      hash.update(piece);
      options.onPiece?.(piece);
      let written = (await writing).bytesWritten;
      while (written < piece.length) written += (await target.write(piece, written)).bytesWritten;
      size += piece.length;
      options.onProgress?.(size);
    });
    await target.sync();
    await target.close();
    handle = null;
    return ok(stagedAt(folder, incoming, { digest: hash.digest('hex'), size }));
  } catch (error) {
    await handle?.close();
    await rm(incoming, { force: true });
    if (error instanceof Refusal) return error.outcome;
    const failure = storageFailureOf(error, folder);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
};

const sizeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.size ?? null;

const stagedAt = (folder: string, incoming: string, blob: Blob): Staged => {
  const place = blobPath(folder, blob.digest);
  let state: 'staged' | 'kept' | 'dropped' = 'staged';
  return {
    ...blob,
    path: () => (state === 'kept' ? place : incoming),
    keep: () => {
      if (state !== 'staged') return;
      // The same bytes are kept once. Of another size they were cut short by a fault of the disk, and are replaced.
      if (sizeOf(place) === blob.size) rmSync(incoming);
      else {
        mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
        chmodSync(incoming, readOnly);
        renameWithRetry(incoming, place);
        syncFolder(dirname(place));
      }
      state = 'kept';
    },
    drop: () => {
      if (state !== 'staged') return;
      rmSync(incoming, { force: true });
      state = 'dropped';
    },
  };
};

const unreadable = (path: string, error: unknown): Refusal => {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return code === 'ENOENT'
    ? new Refusal(failKernel('file.not-found', { file: path }))
    : new Refusal(failKernel('file.unreadable', { file: path, reason: code }));
};

/** Copies a file in pieces; its size and times must be the same before and after. */
export const fillFrom =
  (path: string): Fill =>
  async (write) => {
    const source = await open(path, 'r').catch((error: unknown) => Promise.reject(unreadable(path, error)));
    try {
      const before = await source.stat({ bigint: true });
      if (!before.isFile()) throw new Refusal(failKernel('file.not-a-file', { file: path }));
      let size = 0n;
      // One byte more, so that a file that grew meanwhile shows.
      const length = Math.min(pieceSize, Number(before.size) + 1);
      let [piece, next] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)];
      const readInto = (buffer: Buffer): Promise<number> => {
        const reading = source.read(buffer, 0, buffer.length).then(
          ({ bytesRead }) => bytesRead,
          (error: unknown) => Promise.reject(unreadable(path, error)),
        );
        // Asked for ahead of its time: when writing fails first, nobody waits for it.
        reading.catch(() => undefined);
        return reading;
      };
      let coming = readInto(piece);
      for (;;) {
        const bytesRead = await coming;
        if (bytesRead === 0) break;
        size += BigInt(bytesRead);
        coming = readInto(next);
        await write(piece.subarray(0, bytesRead));
        [piece, next] = [next, piece];
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

/** A piece of a file of the vault. Refuses with `storage.blob-missing` or, where it is too short, `storage.blob-damaged`. */
export const readSliceOf = (path: string, offset: number, length: number): Outcome<Uint8Array> => {
  const digest = basename(dirname(path)) + basename(path);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return failStorage('storage.blob-missing', { digest });
    throw error;
  }
  try {
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    while (read < length) {
      const count = readSync(descriptor, bytes, read, length - read, offset + read);
      if (count === 0) return failStorage('storage.blob-damaged', { digest });
      read += count;
    }
    return ok(bytes);
  } finally {
    closeSync(descriptor);
  }
};
