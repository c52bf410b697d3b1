import type { FileHandle } from 'node:fs/promises';

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

const chunkSize = 1024 * 1024;
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
  const buffers = [Buffer.allocUnsafe(chunkSize), Buffer.allocUnsafe(chunkSize)] as const;
  const lengthAt = (at: number): number => Math.min(chunkSize, end - at);
  let turn = 0;
  let pending = start < end ? readFully(handle, buffers[0], start, lengthAt(start)) : null;
  for (let at = start; pending !== null;) {
    const filled: number = await pending;
    if (filled < lengthAt(at)) throw new SourceChanged();
    const full = buffers[turn === 0 ? 0 : 1].subarray(0, filled);
    at += filled;
    turn = 1 - turn;
    pending = at < end ? readFully(handle, buffers[turn === 0 ? 0 : 1], at, lengthAt(at)) : null;
    // A consumer that stops early leaves this read behind; its outcome is of no interest then.
    pending?.catch(() => undefined);
    yield full;
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
