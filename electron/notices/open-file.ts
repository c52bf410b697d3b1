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

export const readRange = (file: OpenFile, offset: number, length: number): Buffer => {
  file.waitFor(offset + length);
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file.descriptor, bytes, read, length - read, offset + read);
    if (count === 0) return bytes.subarray(0, read);
    read += count;
  }
  return bytes;
};

/** Pieces of the file from `start` on, each its own buffer, of an even length but for the last. */
export function* readChunks(file: OpenFile, start: number): Generator<Buffer> {
  for (let offset = start; offset < file.size; offset += chunkSize)
    yield readRange(file, offset, Math.min(chunkSize, file.size - offset));
}
