import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFileLanes, type FileLanes } from '#electron/pki/streams/file-lanes.ts';
import { hashFile } from '#electron/pki/streams/hash-file.ts';
import { temporaryFolder } from '../../../kit/folder.ts';

const lanes = (count = 1): FileLanes => {
  const opened = openFileLanes(count);
  onTestFinished(() => opened.close());
  return opened;
};

const fileOf = (folder: string, name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

describe('lanes', () => {
  test('hash small and large files as hashing one alone does, on any number of threads', async () => {
    const folder = temporaryFolder();
    const sizes = [0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3_000_001];
    const files = sizes.map((size, index) => fileOf(folder, `${index}`, Buffer.alloc(size, index + 1)));
    for (const count of [1, 3]) {
      const opened = lanes(count);
      const hashed = await Promise.all(files.map((file) => opened.hash(file, ['sha-256', 'streebog-256'])));
      const alone = await Promise.all(files.map((file) => hashFile(file, ['sha-256', 'streebog-256'])));
      expect(hashed).toEqual(alone);
    }
  });

  test('answer hundreds of orders each with its own', async () => {
    const folder = temporaryFolder();
    const files = Array.from({ length: 300 }, (_, index) => fileOf(folder, `${index}`, `content ${index}`));
    const opened = lanes(2);
    const all = await Promise.all(files.map((file) => opened.hash(file, ['sha-256'])));
    const expected = (index: number): string => createHash('sha256').update(`content ${index}`).digest('hex');
    expect(all.map((one) => one.ok && one.value.digests['sha-256'].value)).toEqual(files.map((_, at) => expected(at)));
  });

  test('say of every file what the directory says, and of one that is gone that it is', async () => {
    const folder = temporaryFolder();
    const file = fileOf(folder, 'a', 'abc');
    const [look, none] = await lanes().look([file, join(folder, 'none')]);
    expect([look?.size, none]).toEqual([3, null]);
    const hashed = await hashFile(file, ['sha-256']);
    expect(look?.modified).toBe(hashed.ok ? hashed.value.modified : '');
  });

  test('refuse what is no file or is not there by its own code', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    const opened = lanes();
    expect(await opened.hash(join(folder, 'inner'), ['sha-256'])).toMatchObject({ error: { code: 'file.not-a-file' } });
    expect(await opened.hash(join(folder, 'none'), ['sha-256'])).toMatchObject({ error: { code: 'file.not-found' } });
  });

  test('write a file whole, answer what lies there, and leave nothing behind', async () => {
    const folder = temporaryFolder();
    const opened = lanes();
    const kept = await opened.keep(join(folder, 'a.p7s'), Buffer.from('signature'));
    expect(kept.ok && Buffer.from(kept.value).toString()).toBe('signature');
    const refused = await opened.keep(join(folder, 'none', 'b.p7s'), Buffer.from('x'));
    expect(refused).toMatchObject({ ok: false, error: { code: 'file.unwritable' } });
    expect(readdirSync(folder)).toEqual(['a.p7s']);
    expect(readFileSync(join(folder, 'a.p7s'), 'utf8')).toBe('signature');
  });

  test('stop in a large file when it is not wanted any more, and go on with the next', async () => {
    const folder = temporaryFolder();
    const large = fileOf(folder, 'large', Buffer.alloc(64 * 1024 * 1024));
    const small = fileOf(folder, 'small', 'abc');
    const opened = lanes();
    const stop = new AbortController();
    const first = opened.hash(large, ['streebog-256'], { signal: stop.signal, onBytes: () => stop.abort() });
    const second = opened.hash(small, ['sha-256']);
    expect(await first).toMatchObject({ error: { code: 'call.cancelled' } });
    expect(await second).toMatchObject({ ok: true });
  });

  test('closed, cancel what they had not done', async () => {
    const large = fileOf(temporaryFolder(), 'large', Buffer.alloc(64 * 1024 * 1024));
    const opened = openFileLanes();
    const hashing = opened.hash(large, ['streebog-512']);
    await opened.close();
    expect(await hashing).toMatchObject({ error: { code: 'call.cancelled' } });
  });
});
