import type { ByteSource } from '../cms/byte-source.ts';
import { zipFault } from './zip-fault.ts';

/** Where the central directory lies and how many entries it lists; `comment` is the archive's. */
export type ZipEnd = {
  readonly directoryStart: number;
  readonly directoryEnd: number;
  readonly entries: number;
  readonly comment: Uint8Array;
  /** Bytes that follow the archive. */
  readonly after: number;
};

const endSignature = 0x06054b50;
const locatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const endSize = 22;
const locatorSize = 20;
const end64Size = 56;
const maxComment = 0xffff;

const damaged = (reason: string): never => zipFault('container.damaged', { reason });

const wide = (view: DataView, at: number): number => {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) damaged('archive.end-record');
  return Number(value);
};

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** The last end record; bytes after it are counted, a comment that is cut short is damage. */
const findEnd = (tail: DataView): number => {
  for (let at = tail.byteLength - endSize; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) === endSignature) return at;
  }
  return -1;
};

type Narrow = { disk: number; directoryDisk: number; onDisk: number; entries: number; size: number; start: number };

/** A field of the old record either says the same as the 64-bit one or leaves the word to it (APPNOTE 4.4.1.4). */
const agrees = (narrow: number, full: number, left: number): boolean => narrow === left || narrow === full;

const readEnd64 = async (source: ByteSource, locatorAt: number, narrow: Narrow) => {
  const locator = viewOf(Uint8Array.from(await source.read(locatorAt, locatorSize)));
  const at = wide(locator, 8);
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1) damaged('archive.several-parts');
  if (at !== locatorAt - end64Size) damaged('archive.end-record');
  const record = viewOf(Uint8Array.from(await source.read(at, end64Size)));
  if (record.getUint32(0, true) !== end64Signature) damaged('archive.end-record');
  if (wide(record, 4) !== end64Size - 12) damaged('archive.end-record');
  const entries = wide(record, 32);
  const size = wide(record, 40);
  const start = wide(record, 48);
  const whole = record.getUint32(16, true) === 0 && record.getUint32(20, true) === 0 && wide(record, 24) === entries;
  const same =
    agrees(narrow.entries, entries, 0xffff) &&
    agrees(narrow.onDisk, entries, 0xffff) &&
    agrees(narrow.size, size, 0xffffffff) &&
    agrees(narrow.start, start, 0xffffffff) &&
    agrees(narrow.disk, 0, 0xffff) &&
    agrees(narrow.directoryDisk, 0, 0xffff);
  if (!whole || !same) damaged('archive.end-record');
  return { entries, size, start, recordsAt: at };
};

/** Reads the end of a zip archive (APPNOTE 4.3.14 to 4.3.16); null when there is none. Throws `ZipFault`. */
export const readZipEnd = async (source: ByteSource): Promise<ZipEnd | null> => {
  const tailStart = Math.max(0, source.size - endSize - maxComment);
  const tail = Uint8Array.from(await source.read(tailStart, source.size - tailStart));
  const view = viewOf(tail);
  const found = findEnd(view);
  if (found === -1) return null;
  const commentLength = view.getUint16(found + 20, true);
  const after = tail.length - found - endSize - commentLength;
  if (after < 0) damaged('archive.cut-short');
  const endAt = tailStart + found;
  const narrow: Narrow = {
    disk: view.getUint16(found + 4, true),
    directoryDisk: view.getUint16(found + 6, true),
    onDisk: view.getUint16(found + 8, true),
    entries: view.getUint16(found + 10, true),
    size: view.getUint32(found + 12, true),
    start: view.getUint32(found + 16, true),
  };
  const locatorAt = endAt - locatorSize;
  const hasLocator = found >= locatorSize && view.getUint32(found - locatorSize, true) === locatorSignature;
  if (!hasLocator && (narrow.disk !== 0 || narrow.directoryDisk !== 0 || narrow.onDisk !== narrow.entries)) {
    damaged('archive.several-parts');
  }
  const real = hasLocator ? await readEnd64(source, locatorAt, narrow) : { ...narrow, recordsAt: endAt };
  const directoryEnd = real.start + real.size;
  if (directoryEnd !== real.recordsAt) damaged('archive.directory');
  return {
    directoryStart: real.start,
    directoryEnd,
    entries: real.entries,
    comment: tail.subarray(found + endSize, found + endSize + commentLength),
    after,
  };
};
