import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashFile } from '#electron/pki/streams/hash-file.ts';
import { temporaryFolder } from '../../../kit/folder.ts';

const fileOf = (bytes: Uint8Array): string => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, bytes);
  return file;
};

const threeMegabytes = Buffer.from(Array.from({ length: 3_000_001 }, (_, at) => (at * 31) & 0xff));

describe('hashing a file', () => {
  test.each([0, 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_001])(
    'of %i bytes gives every digest in one pass',
    async (size) => {
      const bytes = threeMegabytes.subarray(0, size);
      const hashed = await hashFile(fileOf(bytes), ['sha-256', 'sha-384', 'sha-512']);
      const value = (name: string) => createHash(name).update(bytes).digest('hex');
      expect(hashed).toMatchObject({
        ok: true,
        value: {
          size,
          digests: {
            'sha-256': { algorithm: 'sha-256', value: value('sha256') },
            'sha-384': { algorithm: 'sha-384', value: value('sha384') },
            'sha-512': { algorithm: 'sha-512', value: value('sha512') },
          },
        },
      });
    },
  );

  test('tells how far it is', async () => {
    const seen: number[] = [];
    await hashFile(fileOf(threeMegabytes), ['sha-256'], { onBytes: (done) => seen.push(done) });
    expect(seen).toEqual([1_048_576, 2_097_152, 3_000_001]);
  });

  test('stops when cancelled', async () => {
    const stop = new AbortController();
    const watch = { signal: stop.signal, onBytes: () => stop.abort() };
    expect(await hashFile(fileOf(threeMegabytes), ['sha-256'], watch)).toMatchObject({
      error: { code: 'call.cancelled' },
    });
  });

  test('is refused when the file grows meanwhile', async () => {
    const file = fileOf(threeMegabytes);
    const watch = { onBytes: () => appendFileSync(file, 'x') };
    expect(await hashFile(file, ['sha-256'], watch)).toMatchObject({ error: { code: 'file.changed-while-read' } });
  });

  test('is refused when the file is written over meanwhile, even with as many bytes', async () => {
    const file = fileOf(threeMegabytes);
    const watch = { onBytes: () => utimesSync(file, 1, 1) };
    expect(await hashFile(file, ['sha-256'], watch)).toMatchObject({ error: { code: 'file.changed-while-read' } });
  });

  test('is refused for a folder and for nothing', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    expect(await hashFile(join(folder, 'sub'), ['sha-256'])).toMatchObject({ error: { code: 'file.not-a-file' } });
    expect(await hashFile(join(folder, 'none'), ['sha-256'])).toMatchObject({ error: { code: 'file.not-found' } });
  });
});
