import { createInflateRaw } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { Readable } from 'node:stream';
import type { ByteSource } from '../cms/byte-source.ts';
import { ZipFault } from './zip-fault.ts';
import type { ZipEntry } from './zip-read.ts';

const damaged = (name: string, reason: string): never => {
  throw new ZipFault('container.entry-damaged', { name, reason });
};

async function* inflated(source: ByteSource, entry: ZipEntry): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw();
  // The chunks of a source are good only until the next, while a stream keeps them: each is copied.
  const packed = async function* copies(): AsyncIterable<Uint8Array> {
    for await (const chunk of source.chunks(entry.dataStart, entry.dataEnd)) yield Uint8Array.from(chunk);
  };
  const input = Readable.from(packed());
  input.on('error', (error) => inflate.destroy(error));
  input.pipe(inflate);
  let size = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > entry.size) damaged(entry.name, 'entry.longer');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ZipFault || !(error instanceof Error) || !('code' in error)) throw error;
    if (!String(error.code).startsWith('Z_')) throw error;
    damaged(entry.name, 'entry.unpacking');
  } finally {
    input.destroy();
    inflate.destroy();
  }
  if (inflate.bytesWritten !== entry.packedSize) damaged(entry.name, 'entry.more-bytes');
}

/**
 * An entry's bytes, unpacked, in order; at their end size and checksum are compared with the header. Throws `ZipFault`
 * when they differ, which may be after the last chunk, so what was computed on the way counts only when this ends well.
 */
export async function* entryChunks(source: ByteSource, entry: ZipEntry): AsyncIterable<Uint8Array> {
  let sum = 0;
  let size = 0;
  const chunks = entry.method === 0 ? source.chunks(entry.dataStart, entry.dataEnd) : inflated(source, entry);
  for await (const chunk of chunks) {
    sum = crc32(chunk, sum);
    size += chunk.length;
    yield chunk;
  }
  if (size !== entry.size) damaged(entry.name, 'entry.other-length');
  if (sum !== entry.crc32) throw new ZipFault('container.checksum-mismatch', { name: entry.name });
}
