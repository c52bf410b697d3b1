import type { ByteSource } from './byte-source.ts';

/** A source with bytes behind it, as one; the source is read where it lies. */
export const joinedSource = (first: ByteSource, behind: Uint8Array): ByteSource => {
  const size = first.size + behind.length;
  const inBehind = (start: number, end: number): Uint8Array =>
    behind.subarray(Math.max(0, start - first.size), Math.max(0, end - first.size));
  return {
    size,
    read: async (at, length) => {
      const end = Math.min(size, at + length);
      if (end <= first.size) return first.read(at, length);
      if (at >= first.size) return inBehind(at, end);
      return Buffer.concat([await first.read(at, first.size - at), inBehind(first.size, end)]);
    },
    chunks: async function* chunks(start, end) {
      if (start < first.size) yield* first.chunks(start, Math.min(end, first.size));
      if (end > first.size) yield inBehind(start, end);
    },
  };
};
