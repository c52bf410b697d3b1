import type { Observation } from '#shared/verification/facts.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { meetingKey, unsafeName } from './entry-name-read.ts';
import { readDirectory, type DirectoryEntry } from './zip-directory-read.ts';
import { readZipEnd } from './zip-end-read.ts';
import { ZipFault, zipFault } from './zip-fault.ts';
import { zipReadLimits as limits } from './zip-limits-read.ts';
import { readDescriptor, readLocalHeader, type EntryPlace } from './zip-local-read.ts';

/** An entry whose two headers agree. A directory has no bytes. */
export type ZipEntry = DirectoryEntry & EntryPlace & { readonly isDirectory: boolean };

/**
 * A zip archive of which every byte is accounted for. `observations` say what speaks against it; entries are listed as
 * far as they could be read, also of an archive that will never pass.
 */
export type ZipArchive = {
  readonly entries: readonly ZipEntry[];
  readonly comment: Uint8Array;
  readonly observations: readonly Observation[];
};

const stored = 0;
const deflated = 8;
/** Descriptor, UTF-8 names, and the two bits in which deflate notes its level (APPNOTE 4.4.4). */
const knownFlags = 0x0008 | 0x0800 | 0x0006;
const unixHost = 3;
const fileTypes = { none: 0, plain: 0x8000, directory: 0x4000 } as const;

const blocks = (code: Observation['code'], details: Observation['details']): Observation => ({
  code,
  details,
  blocks: true,
});

const namesSeen = (entries: readonly DirectoryEntry[]): readonly Observation[] => {
  const seen = new Set<string>();
  return entries.flatMap(({ name }) => {
    const key = meetingKey(name.endsWith('/') ? name.slice(0, -1) : name);
    if (seen.has(key)) return [blocks('container.name-duplicate', { name })];
    seen.add(key);
    const reason = unsafeName(name);
    return reason === null ? [] : [blocks('container.name-unsafe', { name, reason })];
  });
};

const judgeEntry = (entry: DirectoryEntry): readonly Observation[] => {
  const { name, flags, method, size, packedSize } = entry;
  const seen: Observation[] = [];
  const unsupported = (reason: string): void => void seen.push(blocks('container.entry-unsupported', { name, reason }));
  if ((flags & 0x0001) !== 0) unsupported('entry.encrypted');
  else if ((flags & ~knownFlags) !== 0) unsupported(`flags 0x${flags.toString(16)}`);
  if (method !== stored && method !== deflated) unsupported(`method ${method}`);
  if (method === stored && size !== packedSize) seen.push(blocks('container.headers-differ', { name, field: 'size' }));
  if (size > limits.ratioFrom && size > packedSize * limits.ratio) {
    seen.push(blocks('container.limit', { what: 'ratio', count: Math.ceil(size / packedSize), limit: limits.ratio }));
  }
  const type = entry.madeBy >> 8 === unixHost ? (entry.externalAttributes >>> 16) & 0xf000 : fileTypes.none;
  const expected = name.endsWith('/') ? fileTypes.directory : fileTypes.plain;
  if (type !== fileTypes.none && type !== expected) seen.push(blocks('container.not-a-plain-file', { name }));
  if (name.endsWith('/') && size > 0) seen.push(blocks('container.not-a-plain-file', { name }));
  return seen;
};

/** Entries, then the directory, with nothing before, between or behind: what no header claims is foreign. */
const tile = async (
  source: ByteSource,
  entries: readonly ZipEntry[],
  directoryStart: number,
): Promise<readonly Observation[]> => {
  const seen: Observation[] = [];
  const inOrder = entries.toSorted((a, b) => a.headerStart - b.headerStart);
  let expected = 0;
  for (const [index, entry] of inOrder.entries()) {
    if (entry.headerStart !== expected) {
      const count = Math.abs(entry.headerStart - expected);
      seen.push(blocks('container.bytes-unaccounted', { offset: Math.min(entry.headerStart, expected), count }));
    }
    const next = inOrder[index + 1]?.headerStart ?? directoryStart;
    if ((entry.flags & 0x0008) === 0) {
      expected = entry.dataEnd;
    } else {
      expected = next;
      if (!(await readDescriptor(source, entry, entry, next))) {
        seen.push(blocks('container.headers-differ', { name: entry.name, field: 'descriptor' }));
      }
    }
  }
  if (expected !== directoryStart) {
    const count = Math.abs(directoryStart - expected);
    seen.push(blocks('container.bytes-unaccounted', { offset: Math.min(directoryStart, expected), count }));
  }
  return seen;
};

const readArchive = async (source: ByteSource): Promise<ZipArchive | null> => {
  const end = await readZipEnd(source);
  if (end === null) return null;
  const observations: Observation[] = [];
  if (end.after > 0) observations.push(blocks('container.bytes-after-end', { count: end.after }));
  const directorySize = end.directoryEnd - end.directoryStart;
  if (end.entries > limits.entries) {
    zipFault('container.limit', { what: 'entries', count: end.entries, limit: limits.entries });
  }
  if (directorySize > limits.directoryBytes) {
    zipFault('container.limit', { what: 'directory', count: directorySize, limit: limits.directoryBytes });
  }
  const directory = readDirectory(Uint8Array.from(await source.read(end.directoryStart, directorySize)), end.entries);
  observations.push(...namesSeen(directory), ...directory.flatMap(judgeEntry));
  const unpacked = directory.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > limits.unpackedBytes) {
    zipFault('container.limit', { what: 'unpacked bytes', count: unpacked, limit: limits.unpackedBytes });
  }
  const entries: ZipEntry[] = [];
  for (const entry of directory) {
    try {
      const place = await readLocalHeader(source, entry);
      if (place.dataEnd > end.directoryStart) {
        throw new ZipFault('container.entry-damaged', { name: entry.name, reason: 'entry.cut-short' });
      }
      entries.push({ ...entry, ...place, isDirectory: entry.name.endsWith('/') });
    } catch (error) {
      if (!(error instanceof ZipFault)) throw error;
      observations.push(blocks(error.code, error.details));
    }
  }
  if (entries.length === directory.length) observations.push(...(await tile(source, entries, end.directoryStart)));
  if (directory.some(({ commented }) => commented)) observations.push(blocks('container.comment', {}));
  return { entries, comment: end.comment, observations };
};

/**
 * Reads a zip archive strictly (PKWARE APPNOTE 6.3.3): end records, central directory and local headers must tell one
 * story and fill the file without a gap. Null: not an archive. Never throws on what the bytes hold.
 */
export const readZip = async (source: ByteSource): Promise<ZipArchive | null> => {
  try {
    return await readArchive(source);
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    return { entries: [], comment: new Uint8Array(), observations: [blocks(error.code, error.details)] };
  }
};
