import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { centralHeader, dosTime, endRecords, localHeader } from './zip-records.ts';
import { readZipEnd } from './zip-end-read.ts';
import type { ZipArchive } from './zip-read.ts';

/** A small entry that is written anew: a signature, a manifest, a timestamp. */
export type NewEntry = { readonly name: string; readonly bytes: Uint8Array };

export type ZipChange = {
  /** Names of entries that are left out; one that is to be replaced is left out and added. */
  readonly remove: ReadonlySet<string>;
  readonly add: readonly NewEntry[];
  /** The time the new entries carry, read in UTC. */
  readonly time: Instant;
};

const headerSize = 46;

/** Each header of the central directory as written; the archive was read strictly before, so they fill it exactly. */
const rawHeaders = (directory: Uint8Array): readonly Buffer[] => {
  const bytes = Buffer.from(directory);
  const headers: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end =
      at + headerSize + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    headers.push(Buffer.from(bytes.subarray(at, end)));
    at = end;
  }
  return headers;
};

const wide = 0xffff_ffff;

/** The header with another place of its entry, which is never further back than before, so its field is wide enough. */
const movedTo = (header: Buffer, offset: number): Buffer => {
  if (header.readUInt32LE(42) !== wide) {
    header.writeUInt32LE(offset, 42);
    return header;
  }
  const nameLength = header.readUInt16LE(28);
  for (let at = headerSize + nameLength; at < headerSize + nameLength + header.readUInt16LE(30);) {
    const length = header.readUInt16LE(at + 2);
    const before = [20, 24].filter((field) => header.readUInt32LE(field) === wide).length;
    if (header.readUInt16LE(at) === 0x0001) header.writeBigUInt64LE(BigInt(offset), at + 4 + 8 * before);
    at += 4 + length;
  }
  return header;
};

/**
 * Writes an archive anew with some entries left out and small ones added behind the rest. What stays is copied with its
 * own headers, byte for byte and in its order, so that nothing anybody signed is packed again. `archive` must have been
 * read from `source` without a complaint. Answers the size.
 */
export const rewriteZip = async (
  handle: FileHandle,
  source: ByteSource,
  archive: ZipArchive,
  change: ZipChange,
): Promise<number> => {
  const end = await readZipEnd(source);
  if (end === null) throw new RangeError('not the archive that was read');
  const headers = rawHeaders(await source.read(end.directoryStart, end.directoryEnd - end.directoryStart));
  const inOrder = archive.entries
    .map((entry, index) => ({ entry, header: headers[index] ?? Buffer.alloc(0) }))
    .toSorted((a, b) => a.entry.headerStart - b.entry.headerStart);
  const directory: Buffer[] = [];
  let length = 0;
  const append = async (bytes: Uint8Array): Promise<void> => {
    await handle.writeFile(bytes);
    length += bytes.length;
  };
  for (const [index, { entry, header }] of inOrder.entries()) {
    if (change.remove.has(entry.name)) continue;
    directory.push(movedTo(header, length));
    const next = inOrder[index + 1]?.entry.headerStart ?? end.directoryStart;
    for await (const chunk of source.chunks(entry.headerStart, next)) await append(chunk);
  }
  const stamp = dosTime(epochMilliseconds(change.time));
  for (const { name, bytes } of change.add) {
    const entry = { name, size: bytes.length, crc: crc32(bytes), offset: length };
    directory.push(centralHeader(entry, stamp));
    await append(localHeader(entry, stamp));
    await append(bytes);
  }
  await append(endRecords(Buffer.concat(directory), directory.length, length));
  return length;
};
