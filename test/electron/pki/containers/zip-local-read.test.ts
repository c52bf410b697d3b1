import { describe, expect, test } from 'vitest';
import type { ByteSource } from '#electron/pki/cms/byte-source.ts';
import type { DirectoryEntry } from '#electron/pki/containers/zip-directory-read.ts';
import { readLocalHeader } from '#electron/pki/containers/zip-local-read.ts';
import { dosTime, localHeader } from '#electron/pki/containers/zip-records.ts';

/** An archive of which only one local header is there, far back: five gigabytes without five gigabytes. */
const stamp = dosTime(Date.UTC(2026, 10, 23));
const header = localHeader({ name: 'a', size: 1, crc: 2, offset: 0 }, stamp);
const archive = (at: number): ByteSource => ({
  size: at + header.length + 1,
  read: async (from, length) => header.subarray(from - at, from - at + length),
  chunks: async function* () {
    yield header;
  },
});
const entry = (headerStart: number, versionNeeded: number): DirectoryEntry => ({
  name: 'a',
  nameBytes: Buffer.from('a'),
  madeBy: 3 << 8,
  versionNeeded,
  flags: 0,
  method: 0,
  time: stamp.time,
  date: stamp.date,
  crc32: 2,
  packedSize: 1,
  size: 1,
  headerStart,
  externalAttributes: 0,
  extraIds: [],
  commented: false,
});

describe('the header before an entry', () => {
  const far = 5 * 1024 ** 3;

  test('of one beyond 4 GiB is without the zip64 that only its place in the directory needs', async () => {
    expect(await readLocalHeader(archive(far), entry(far, 45))).toMatchObject({ dataStart: far + header.length });
    expect(await readLocalHeader(archive(far), entry(far, 20))).toMatchObject({ dataStart: far + header.length });
  });

  test('needs the version that the directory names, anywhere else', async () => {
    await expect(readLocalHeader(archive(100), entry(100, 45))).rejects.toMatchObject({
      details: { field: 'version' },
    });
    await expect(readLocalHeader(archive(far), entry(far, 63))).rejects.toMatchObject({
      details: { field: 'version' },
    });
  });
});
