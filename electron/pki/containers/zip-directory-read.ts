import { sameBytes } from '../asn1/bytes.ts';
import { zipFault } from './zip-fault.ts';
import { zipReadLimits as limits } from './zip-limits-read.ts';

/** One entry as the central directory has it (APPNOTE 4.3.12), 64-bit values already in place. */
export type DirectoryEntry = {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly madeBy: number;
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerStart: number;
  readonly externalAttributes: number;
  readonly extraIds: readonly number[];
  readonly commented: boolean;
};

const headerSize = 46;
const headerSignature = 0x02014b50;
const zip64Id = 0x0001;
const utf8Flag = 0x0800;

export type ExtraField = { readonly id: number; readonly data: Uint8Array };

/** Extra fields must fill their space exactly (APPNOTE 4.5); null when they do not. */
export const readExtra = (bytes: Uint8Array): readonly ExtraField[] | null => {
  const fields: ExtraField[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return null;
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > bytes.length) return null;
    fields.push({ id: view.getUint16(at, true), data: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return new Set(fields.map(({ id }) => id)).size === fields.length ? fields : null;
};

const otherNameId = 0x7075;

/** Whether a second name stands beside the first (Info-ZIP, APPNOTE 4.6.9) and is another: some programs take the one, some the other. */
export const namedOtherwise = (extra: readonly ExtraField[], nameBytes: Uint8Array): boolean =>
  extra.some(({ id, data }) => id === otherNameId && !sameBytes(data.subarray(5), nameBytes));

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Names are UTF-8 by the flag. Without it they should be CP437, but writers put UTF-8 there just as often: what is UTF-8
 * is read so, and anything else byte by byte, which then matches no manifest and is named.
 */
const decodeName = (bytes: Uint8Array, flagged: boolean): string => {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    const name = Buffer.from(bytes).toString('latin1');
    return flagged ? zipFault('container.name-unsafe', { name, reason: 'entry-name.not-utf8' }) : name;
  }
};

/** Takes the values that were too large for 32 bits out of the zip64 field, in their fixed order (APPNOTE 4.5.3). */
const wideValues = (
  field: ExtraField | undefined,
  narrow: { readonly size: number; readonly packedSize: number; readonly headerStart: number },
  name: string,
) => {
  const bad = (): never => zipFault('container.headers-differ', { name, field: 'zip64' });
  const view = field === undefined ? null : new DataView(field.data.buffer, field.data.byteOffset, field.data.length);
  let at = 0;
  const take = (value: number): number => {
    if (value !== 0xffffffff) return value;
    if (view === null || at + 8 > view.byteLength) return bad();
    const wide = view.getBigUint64(at, true);
    at += 8;
    return wide > BigInt(Number.MAX_SAFE_INTEGER) ? bad() : Number(wide);
  };
  const size = take(narrow.size);
  const packedSize = take(narrow.packedSize);
  const headerStart = take(narrow.headerStart);
  // A value that nobody reads could be anything.
  if (view !== null && at !== view.byteLength) return bad();
  return { size, packedSize, headerStart };
};

/** Every entry of the central directory, which must be filled exactly. Throws `ZipFault`. */
export const readDirectory = (bytes: Uint8Array, count: number): readonly DirectoryEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + headerSize > bytes.length || view.getUint32(at, true) !== headerSignature) {
      return zipFault('container.damaged', { reason: 'archive.directory' });
    }
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const nameStart = at + headerSize;
    const end = nameStart + nameLength + extraLength + commentLength;
    if (end > bytes.length) return zipFault('container.damaged', { reason: 'archive.directory' });
    const nameBytes = bytes.subarray(nameStart, nameStart + nameLength);
    const flags = view.getUint16(at + 8, true);
    const name = decodeName(nameBytes, (flags & utf8Flag) !== 0);
    if (nameLength > limits.nameBytes) {
      return zipFault('container.limit', { what: 'name', count: nameLength, limit: limits.nameBytes });
    }
    if (extraLength > limits.extraBytes) {
      return zipFault('container.limit', { what: 'extra', count: extraLength, limit: limits.extraBytes });
    }
    const extra = readExtra(bytes.subarray(nameStart + nameLength, nameStart + nameLength + extraLength));
    if (extra === null) return zipFault('container.headers-differ', { name, field: 'extra' });
    if (namedOtherwise(extra, nameBytes)) return zipFault('container.headers-differ', { name, field: 'name' });
    if (view.getUint16(at + 34, true) !== 0) return zipFault('container.damaged', { reason: 'archive.several-parts' });
    entries.push({
      name,
      nameBytes,
      madeBy: view.getUint16(at + 4, true),
      versionNeeded: view.getUint16(at + 6, true),
      flags,
      method: view.getUint16(at + 10, true),
      time: view.getUint16(at + 12, true),
      date: view.getUint16(at + 14, true),
      crc32: view.getUint32(at + 16, true),
      ...wideValues(
        extra.find(({ id }) => id === zip64Id),
        {
          packedSize: view.getUint32(at + 20, true),
          size: view.getUint32(at + 24, true),
          headerStart: view.getUint32(at + 42, true),
        },
        name,
      ),
      externalAttributes: view.getUint32(at + 38, true),
      extraIds: extra.map(({ id }) => id),
      commented: commentLength > 0,
    });
    at = end;
  }
  if (entries.length !== count) zipFault('container.damaged', { reason: 'archive.count' });
  return entries;
};
