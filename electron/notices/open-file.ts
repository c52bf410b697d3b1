import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Arrival } from './arrival.ts';
import { chunkSize } from './limits.ts';

/** A file of the vault, open for reading: it can not change, though its end may still be on the way. */
export type OpenFile = {
  readonly descriptor: number;
  readonly size: number;
  /** Waits until the bytes before this offset are there. */
  readonly waitFor: (end: number) => void;
};

const isThere = (): void => undefined;

/** `arrival`: for a copy that is still being written. */
export const withOpenFile = <T>(path: string, work: (file: OpenFile) => T, arrival?: Arrival): T => {
  const descriptor = openSync(path, 'r');
  try {
    return arrival === undefined
      ? work({ descriptor, size: fstatSync(descriptor).size, waitFor: isThere })
      : work({ descriptor, size: arrival.size, waitFor: arrival.waitFor });
  } finally {
    closeSync(descriptor);
  }
};

/** Fills `bytes` from the file; answers how many there were, fewer only at its end. */
export const readInto = (file: OpenFile, offset: number, bytes: Buffer): number => {
  file.waitFor(offset + bytes.length);
  let read = 0;
  while (read < bytes.length) {
    const count = readSync(file.descriptor, bytes, read, bytes.length - read, offset + read);
    if (count === 0) break;
    read += count;
  }
  return read;
};

export const readRange = (file: OpenFile, offset: number, length: number): Buffer => {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readInto(file, offset, bytes));
};

/** Pieces of the file from `start` on, each its own buffer, of an even length but for the last. */
export function* readChunks(file: OpenFile, start: number): Generator<Buffer> {
  for (let offset = start; offset < file.size; offset += chunkSize)
    yield readRange(file, offset, Math.min(chunkSize, file.size - offset));
}
