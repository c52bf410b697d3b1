import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hexDigest, startDigest } from '../digest.ts';
import { readRefusal, writeRefusal } from './file-failure.ts';
import type { HashedFile } from './hash-file.ts';
import { partName } from './write-whole.ts';

/**
 * Small files without a promise for every call of the operating system, which would cost several times the call itself.
 * Only for a thread that nobody waits on: each of these stands still while the disk works.
 */
export const smallFile = 1024 * 1024;

/** What the directory says of a file; null: there is none. */
export type FileLook = { readonly size: number; readonly modified: string };

export const lookAt = (file: string): FileLook | null => {
  const facts = statSync(file, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? null : { size: Number(facts.size), modified: String(facts.mtimeNs) };
};

const digestsOf = <Algorithm extends SigningDigest>(
  bytes: Uint8Array,
  algorithms: readonly Algorithm[],
): HashedFile<Algorithm>['digests'] => {
  const digests = algorithms.map((algorithm) => {
    const hash = startDigest(algorithm);
    hash.update(bytes);
    return [algorithm, { algorithm, value: hexDigest(hash) }] as const;
  });
  return Object.fromEntries(digests) as HashedFile<Algorithm>['digests'];
};

/** As `hashFile` answers; null: the file is not small, and `hashFile` is for it. */
export const hashSmallFile = <Algorithm extends SigningDigest>(
  file: string,
  algorithms: readonly Algorithm[],
  buffer: Uint8Array,
): Outcome<HashedFile<Algorithm>, KernelCode> | null => {
  let handle: number | null = null;
  try {
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    const facts = statSync(file);
    if (!facts.isFile()) return failKernel('file.not-a-file', { file });
    if (facts.size >= buffer.length) return null;
    handle = openSync(file, 'r');
    const before = fstatSync(handle, { bigint: true });
    let size = 0;
    for (let read = -1; read !== 0 && size < buffer.length; size += read)
      read = readSync(handle, buffer, size, buffer.length - size, size);
    const after = fstatSync(handle, { bigint: true });
    const isSame = before.size === after.size && before.mtimeNs === after.mtimeNs && BigInt(size) === after.size;
    if (!isSame) return failKernel('file.changed-while-read', { file });
    return ok({ size, modified: String(after.mtimeNs), digests: digestsOf(buffer.subarray(0, size), algorithms) });
  } catch (error) {
    return readRefusal(error, file);
  } finally {
    if (handle !== null) closeSync(handle);
  }
};

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/** Virus scanners on Windows hold a new file for a moment, so a refused rename is tried again. */
const renamePatiently = (from: string, to: string): void => {
  for (let wait = 20; ; wait *= 2) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const held = error instanceof Error && 'code' in error && (error.code === 'EPERM' || error.code === 'EBUSY');
      if (!held || wait > 500) throw error;
      pause(wait);
    }
  }
};

/** As `writeWhole`: whole or not at all. Answers what then lies on the disk, read again. */
export const keepSmallFile = (file: string, bytes: Uint8Array): Outcome<Uint8Array, KernelCode> => {
  const temporary = join(dirname(file), partName(basename(file), randomUUID()));
  try {
    const handle = openSync(temporary, 'wx');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renamePatiently(temporary, file);
    return ok(readFileSync(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    return writeRefusal(error, file);
  }
};
