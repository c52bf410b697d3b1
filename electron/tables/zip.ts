import { crc32, deflateRawSync } from 'node:zlib';
import { centralDirectory, dosTime, localHeader, type ZipEntry } from '../pki/containers/zip-records.ts';

export type ZipPart = readonly [name: string, content: string];

/** 1 January 1980, the first moment the format knows: the same parts give the same bytes. */
const stamp = dosTime(Date.UTC(1980, 0, 1));

/** An archive of a few small texts, deflated, as workbooks are. */
export const zipOf = (parts: readonly ZipPart[]): Buffer => {
  const pieces: Buffer[] = [];
  const entries: ZipEntry[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const content = Buffer.from(text, 'utf8');
    const packed = deflateRawSync(content);
    const entry = { name, size: content.length, crc: crc32(content), deflated: packed.length, offset };
    const header = localHeader(entry, stamp);
    entries.push(entry);
    pieces.push(header, packed);
    offset += header.length + packed.length;
  }
  return Buffer.concat([...pieces, centralDirectory(entries, offset, stamp)]);
};
