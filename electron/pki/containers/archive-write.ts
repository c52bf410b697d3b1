import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature, type SignatureCode } from '#shared/signature/codes.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hexDigest, startDigest } from '../digest.ts';
import { readRefusal } from '../streams/file-failure.ts';
import type { Watch } from '../streams/hash-file.ts';
import { readChunks } from '../streams/read-chunks.ts';
import { writeWhole } from '../streams/write-whole.ts';
import { centralDirectory, dosTime, localHeader, type ZipEntry } from './zip-records.ts';

/** A file to pack: where it lies, its name inside, and what it was when it was signed. */
export type PackedFile = {
  readonly name: string;
  readonly file: string;
  readonly size: number;
  readonly digest: Digest<SigningDigest>;
};

export type WrittenContainer = { readonly file: string; readonly size: number };
export type Packing<T> = Promise<Outcome<T, SignatureCode | KernelCode>>;

/** The archive as far as it is written. */
export type Archive = {
  readonly handle: FileHandle;
  readonly stamp: ReturnType<typeof dosTime>;
  readonly watch: Watch;
  readonly entries: ZipEntry[];
  length: number;
  packed: number;
};

const append = async (archive: Archive, bytes: Uint8Array): Promise<void> => {
  await writeAt(archive.handle, bytes, archive.length);
  archive.length += bytes.length;
};

const writeAt = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
};

/** A small entry, as it is. */
export const addBytes = async (archive: Archive, name: string, bytes: Uint8Array): Promise<void> => {
  const entry: ZipEntry = { name, size: bytes.length, crc: crc32(bytes), offset: archive.length };
  await append(archive, localHeader(entry, archive.stamp));
  await append(archive, bytes);
  archive.entries.push(entry);
};

/**
 * A file, hashed on its way in: it must still be what was signed, else `packing.file-differs`. `watch.onBytes` counts bytes of
 * files.
 */
export const addFile = async (archive: Archive, packed: PackedFile): Packing<null> => {
  let source: FileHandle;
  try {
    source = await open(packed.file, 'r');
  } catch (error) {
    return readRefusal(error, packed.file);
  }
  try {
    return await copyIn(archive, source, packed);
  } finally {
    await source.close();
  }
};

/** The header goes in twice: first to keep its place, then with the checksum, known once the content has passed. */
const copyIn = async (archive: Archive, source: FileHandle, packed: PackedFile): Packing<null> => {
  const { signal, onBytes } = archive.watch;
  const { name, size, digest } = packed;
  const reserved: ZipEntry = { name, size, crc: 0, offset: archive.length };
  await append(archive, localHeader(reserved, archive.stamp));
  const hash = startDigest(digest.algorithm);
  let crc = 0;
  let copied = 0;
  for await (const chunk of readChunks(source, packed.file)) {
    if (signal?.aborted === true) return failKernel('call.cancelled');
    copied += chunk.length;
    if (copied > size) break;
    const writing = append(archive, chunk);
    hash.update(chunk);
    crc = crc32(chunk, crc);
    await writing;
    archive.packed += chunk.length;
    onBytes?.(archive.packed);
  }
  if (copied !== size) {
    return failSignature('packing.file-differs', { name, expected: `${size} bytes`, actual: `${copied} bytes` });
  }
  const actual = hexDigest(hash);
  if (actual !== digest.value) return failSignature('packing.file-differs', { name, expected: digest.value, actual });
  const entry: ZipEntry = { ...reserved, crc };
  await writeAt(archive.handle, localHeader(entry, archive.stamp), entry.offset);
  archive.entries.push(entry);
  return ok(null);
};

/**
 * Writes an archive of stored entries, whole or not at all: documents are compressed already and only copied. Same
 * arguments and files give the same bytes: the entries carry `time`, read in UTC.
 */
export const writeArchive = (
  input: { readonly file: string; readonly time: Instant; readonly watch?: Watch },
  fill: (archive: Archive) => Packing<null>,
): Packing<WrittenContainer> =>
  writeWhole(input.file, async (handle) => {
    const archive: Archive = {
      handle,
      stamp: dosTime(epochMilliseconds(input.time)),
      watch: input.watch ?? {},
      entries: [],
      length: 0,
      packed: 0,
    };
    const filled = await fill(archive);
    if (!filled.ok) return filled;
    await append(archive, centralDirectory(archive.entries, archive.length, archive.stamp));
    return ok({ file: input.file, size: archive.length });
  });

/** Several files, one after the other; the first that can not be packed is the refusal. */
export const addFiles = async (archive: Archive, files: readonly PackedFile[]): Packing<null> => {
  for (const packed of files) {
    const added = await addFile(archive, packed);
    if (!added.ok) return added;
  }
  return ok(null);
};
