import type { FileHandle } from 'node:fs/promises';
import { giveBack, pieceBytes, takePiece } from '../streams/pieces.ts';

/** Bytes that can be read at any place without being held whole: a file, a part of one, or memory. */
export type ByteSource = {
  readonly size: number;
  /** Exactly `length` bytes, fewer only at the end. A view that is good until the next call. */
  readonly read: (at: number, length: number) => Promise<Uint8Array>;
  /** The bytes from `start` up to `end`, in order. Each chunk is good until the next is asked for. */
  readonly chunks: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

/** The file became shorter while it was read: what was learnt of it so far describes another file. */
export class SourceChanged extends Error {}

const windowSize = 64 * 1024;

const readFully = async (handle: FileHandle, into: Uint8Array, at: number, length: number): Promise<number> => {
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(into, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
};

/** Reads one chunk ahead, so that the disk and the digest work at the same time. */
async function* chunksOf(handle: FileHandle, start: number, end: number): AsyncIterable<Uint8Array> {
  const isSmall = end - start <= windowSize;
  const take = (): Buffer => (isSmall ? Buffer.allocUnsafe(Math.max(0, end - start)) : takePiece());
  let [filling, full] = [take(), isSmall ? Buffer.alloc(0) : take()];
  const lengthAt = (at: number): number => Math.min(pieceBytes, end - at);
  const readNext = (at: number): Promise<number> => {
    const reading = readFully(handle, filling, at, lengthAt(at));
    // A consumer that stops early leaves a read behind; its outcome is of no interest then.
    reading.catch(() => undefined);
    return reading;
  };
  let pending = start < end ? readNext(start) : null;
  try {
    for (let at = start; pending !== null;) {
      const filled: number = await pending;
      pending = null;
      if (filled < lengthAt(at)) throw new SourceChanged();
      [filling, full] = [full, filling];
      at += filled;
      pending = at < end ? readNext(at) : null;
      yield full.subarray(0, filled);
    }
  } finally {
    await pending?.catch(() => undefined);
    giveBack(filling);
    giveBack(full);
  }
}

/** `size` is the file's size when it was opened. The handle stays the caller's to close. */
export const fileSource = (handle: FileHandle, size: number): ByteSource => {
  const window = Buffer.allocUnsafe(windowSize);
  let windowAt = 0;
  let windowLength = 0;
  return {
    size,
    read: async (at, length) => {
      const wanted = Math.max(0, Math.min(length, size - at));
      if (wanted > windowSize) {
        const whole = Buffer.allocUnsafe(wanted);
        if ((await readFully(handle, whole, at, wanted)) < wanted) throw new SourceChanged();
        return whole;
      }
      if (at < windowAt || at + wanted > windowAt + windowLength) {
        windowAt = at;
        windowLength = await readFully(handle, window, at, Math.min(windowSize, size - at));
        if (windowLength < wanted) throw new SourceChanged();
      }
      return window.subarray(at - windowAt, at - windowAt + wanted);
    },
    chunks: (start, end) => chunksOf(handle, start, end),
  };
};

export const memorySource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)),
  chunks: async function* chunks(start, end) {
    if (start < end) yield bytes.subarray(start, end);
    await Promise.resolve();
  },
});

/** A copy that outlives the next read. */
export const readCopy = async (source: ByteSource, start: number, end: number): Promise<Uint8Array> =>
  Uint8Array.from(await source.read(start, end - start));
