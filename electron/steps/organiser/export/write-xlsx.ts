import { Buffer } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { centralDirectory, dosTime, localHeader, type ZipEntry } from '../../../pki/containers/zip-records.ts';
import { workbookParts } from './xlsx-parts.ts';

/** The level at which a sheet of a hundred thousand rows is a tenth of its size, in half the time of the best. */
const level = 4;

/** Writes what comes, deflated, behind a header whose figures are known only then. */
const writeEntry = async (
  handle: FileHandle,
  name: string,
  offset: number,
  text: AsyncIterable<string>,
  stamp: ReturnType<typeof dosTime>,
): Promise<ZipEntry> => {
  const start = offset + localHeader({ name, size: 0, crc: 0, deflated: 0, offset }, stamp).length;
  let [size, crc, deflated] = [0, 0, 0];
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8');
      size += bytes.length;
      crc = crc32(bytes, crc);
      yield bytes;
    }
  };
  await pipeline(Readable.from(counted()), createDeflateRaw({ level }), async (packed: AsyncIterable<Buffer>) => {
    for await (const piece of packed) {
      await handle.write(piece, 0, piece.length, start + deflated);
      deflated += piece.length;
    }
  });
  const entry = { name, size, crc, deflated, offset };
  const header = localHeader(entry, stamp);
  if (offset + header.length !== start) throw new RangeError('a sheet of four gigabytes has another header');
  await handle.write(header, 0, header.length, offset);
  return entry;
};

const once = async function* (text: string): AsyncGenerator<string> {
  yield text;
};

/**
 * Writes a workbook of one sheet, whose XML comes in pieces, to an empty file. `now` in milliseconds stands in the archive as
 * the time of its parts.
 */
export const writeXlsx = async (
  handle: FileHandle,
  sheet: { readonly name: string; readonly xml: AsyncIterable<string> },
  now: number,
): Promise<void> => {
  const stamp = dosTime(now);
  const entries: ZipEntry[] = [];
  let offset = 0;
  const add = async (name: string, text: AsyncIterable<string>): Promise<void> => {
    const entry = await writeEntry(handle, name, offset, text, stamp);
    entries.push(entry);
    offset += localHeader(entry, stamp).length + (entry.deflated ?? 0);
  };
  for (const { name, text } of workbookParts(sheet.name)) await add(name, once(text));
  await add('xl/worksheets/sheet1.xml', sheet.xml);
  const end = centralDirectory(entries, offset, stamp);
  await handle.write(end, 0, end.length, offset);
};
