import { sameBytes } from '../asn1/bytes.ts';
import type { ByteSource } from '../cms/byte-source.ts';
import { namedOtherwise, readExtra, type DirectoryEntry } from './zip-directory-read.ts';
import { zipFault } from './zip-fault.ts';
import { zipReadLimits as limits } from './zip-limits-read.ts';

/** Where an entry's packed bytes lie, and where the bytes that belong to it end. */
export type EntryPlace = { readonly dataStart: number; readonly dataEnd: number; readonly extraLength: number };

const headerSize = 30;
const headerSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const descriptorFlag = 0x0008;
const zip64Id = 0x0001;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const differ = (name: string, field: string): never => zipFault('container.headers-differ', { name, field });

/** A size in the local header: the same, in its 64-bit field, or left to the descriptor. */
const sizeAgrees = (narrow: number, wide: bigint | null, full: number, deferred: boolean): boolean => {
  const wideAgrees = wide === null || wide === BigInt(full) || (deferred && wide === 0n);
  const left = narrow === 0xffffffff && wide !== null;
  return wideAgrees && (left || narrow === full || (deferred && narrow === 0));
};

/** Where a zip64 field begins to be needed, and the version that knows it (APPNOTE 4.4.3.2, 4.5.3). */
const limit32 = 0xffff_ffff;
const zip64Version = 45;

/** The same, but for an entry that lies so far back that the directory alone needs zip64 to say where. */
const versionsAgree = (local: number, { versionNeeded, headerStart }: DirectoryEntry): boolean =>
  local === versionNeeded || (headerStart >= limit32 && versionNeeded === zip64Version && local < zip64Version);

/**
 * Reads the header before an entry's bytes (APPNOTE 4.3.7) and proves that it says what the central directory says: two
 * programs that read the two must not see two files. Throws `ZipFault`.
 */
export const readLocalHeader = async (source: ByteSource, entry: DirectoryEntry): Promise<EntryPlace> => {
  const { name } = entry;
  const head = Uint8Array.from(await source.read(entry.headerStart, headerSize));
  const view = viewOf(head);
  if (head.length < headerSize || view.getUint32(0, true) !== headerSignature) differ(name, 'signature');
  const nameLength = view.getUint16(26, true);
  const extraLength = view.getUint16(28, true);
  if (nameLength > limits.nameBytes || extraLength > limits.extraBytes) differ(name, 'length');
  const rest = Uint8Array.from(await source.read(entry.headerStart + headerSize, nameLength + extraLength));
  if (!sameBytes(rest.subarray(0, nameLength), entry.nameBytes)) differ(name, 'name');
  const extra = readExtra(rest.subarray(nameLength));
  if (extra === null) return differ(name, 'extra');
  if (namedOtherwise(extra, entry.nameBytes)) return differ(name, 'name');
  const deferred = (entry.flags & descriptorFlag) !== 0;
  const same: readonly (readonly [field: string, local: number, central: number])[] = [
    ['flags', view.getUint16(6, true), entry.flags],
    ['method', view.getUint16(8, true), entry.method],
    ['time', view.getUint16(10, true), entry.time],
    ['date', view.getUint16(12, true), entry.date],
  ];
  for (const [field, local, central] of same) if (local !== central) differ(name, field);
  if (!versionsAgree(view.getUint16(4, true), entry)) differ(name, 'version');
  const crc32 = view.getUint32(14, true);
  if (crc32 !== entry.crc32 && !(deferred && crc32 === 0)) differ(name, 'crc32');
  const zip64 = extra.find(({ id }) => id === zip64Id);
  if (zip64 !== undefined && zip64.data.length !== 16) return differ(name, 'zip64');
  const wide = zip64 === undefined ? null : viewOf(zip64.data);
  const packed = sizeAgrees(view.getUint32(18, true), wide?.getBigUint64(8, true) ?? null, entry.packedSize, deferred);
  const unpacked = sizeAgrees(view.getUint32(22, true), wide?.getBigUint64(0, true) ?? null, entry.size, deferred);
  if (!packed || !unpacked) differ(name, 'size');
  const dataStart = entry.headerStart + headerSize + nameLength + extraLength;
  return { dataStart, dataEnd: dataStart + entry.packedSize, extraLength };
};

/** The data descriptor between an entry's bytes and the next header (APPNOTE 4.3.9), when its flag promises one. */
export const readDescriptor = async (source: ByteSource, entry: DirectoryEntry, place: EntryPlace, next: number) => {
  const length = next - place.dataEnd;
  if ((entry.flags & descriptorFlag) === 0) return length === 0;
  if (![12, 16, 20, 24].includes(length)) return false;
  const bytes = Uint8Array.from(await source.read(place.dataEnd, length));
  const view = viewOf(bytes);
  const signed = length === 16 || length === 24;
  if (signed && view.getUint32(0, true) !== descriptorSignature) return false;
  const at = signed ? 4 : 0;
  const wide = length >= 20;
  const packed = wide ? Number(view.getBigUint64(at + 4, true)) : view.getUint32(at + 4, true);
  const size = wide ? Number(view.getBigUint64(at + 12, true)) : view.getUint32(at + 8, true);
  return view.getUint32(at, true) === entry.crc32 && packed === entry.packedSize && size === entry.size;
};
