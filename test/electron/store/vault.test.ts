import { createHash } from 'node:crypto';
import { appendFile, chmod, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVault } from '#electron/store/open-vault.ts';
import { temporaryFolder } from '#test/kit/workspaces.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder, { recursive: true })).toSorted();

describe('the vault', () => {
  it('keeps a file under its digest, read-only, and the same bytes once', async () => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    await writeFile(join(folder, 'a.txt'), 'hello');
    const digest = digestOf('hello');
    expect(await vault.putFile(join(folder, 'a.txt'))).toEqual({ ok: true, value: { digest, size: 5 } });
    expect(await vault.putBytes(Buffer.from('hello'))).toEqual({ ok: true, value: { digest, size: 5 } });
    expect(await namesIn(vault.folder)).toEqual([digest.slice(0, 2), join(digest.slice(0, 2), digest.slice(2))]);
    expect((await stat(vault.pathOf(digest))).mode & 0o777).toBe(0o444);
    expect(await vault.read(digest, { verify: true })).toMatchObject({ ok: true });
  });

  it('refuses a file that grows while it is copied, and leaves nothing', async () => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    const path = join(folder, 'a.bin');
    await writeFile(path, Buffer.alloc(3_000_000));
    let isFirst = true;
    const result = await vault.putFile(path, {
      onProgress: () => {
        if (isFirst) void appendFile(path, 'more');
        isFirst = false;
      },
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'file.changed-while-read' } });
    expect(await namesIn(vault.folder)).toEqual([]);
  });

  it('stops when cancelled, and leaves nothing', async () => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    await writeFile(join(folder, 'a.bin'), Buffer.alloc(3_000_000));
    const controller = new AbortController();
    const result = await vault.putFile(join(folder, 'a.bin'), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(await namesIn(vault.folder)).toEqual([]);
  });

  it.each([
    ['a missing file', 'missing', 'file.not-found'],
    ['a folder', '', 'file.not-a-file'],
  ])('refuses %s', async (_, name, code) => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    const result = await vault.putFile(join(folder, name));
    expect(result).toMatchObject({ ok: false, error: { code } });
  });

  it('has nothing of a staged file until it is kept', async () => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    await writeFile(join(folder, 'a.txt'), 'hello');
    const staged = await vault.stageFile(join(folder, 'a.txt'));
    if (!staged.ok) throw new Error(staged.error.code);
    expect(vault.has(staged.value.digest)).toBe(false);
    expect(await readFile(staged.value.path(), 'utf8')).toBe('hello');
    staged.value.keep();
    staged.value.drop();
    expect(await readFile(staged.value.path(), 'utf8')).toBe('hello');
    expect(vault.has(staged.value.digest)).toBe(true);
  });

  it('names a file that is missing, too short or changed', async () => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    const put = await vault.putBytes(Buffer.from('hello'));
    const digest = put.ok ? put.value.digest : '';
    const code = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;
    expect(code((await vault.read(digestOf('other'))) as never)).toBe('storage.blob-missing');
    expect(code(vault.readSlice(digest, 3, 5) as never)).toBe('storage.blob-damaged');
    expect(vault.readSlice(digest, 1, 3)).toEqual({ ok: true, value: Buffer.from('ell') });
    await chmod(vault.pathOf(digest), 0o600);
    await writeFile(vault.pathOf(digest), 'hellO');
    expect(code((await vault.read(digest, { verify: true })) as never)).toBe('storage.blob-damaged');
    expect(code((await vault.verify(digest)) as never)).toBe('storage.blob-damaged');
  });

  it('collects only what is old and nobody refers to', async () => {
    const folder = await temporaryFolder();
    const vault = openVault(join(folder, 'vault'));
    const put = async (text: string, age: number): Promise<string> => {
      const result = await vault.putBytes(Buffer.from(text));
      const digest = result.ok ? result.value.digest : '';
      const when = new Date(1_000_000_000_000 - age);
      await utimes(vault.pathOf(digest), when, when);
      return digest;
    };
    const kept = await put('kept', 9_000);
    const young = await put('young', 10);
    const old = await put('old', 9_000);
    await writeFile(join(vault.folder, '.incoming-x'), 'half');
    await utimes(join(vault.folder, '.incoming-x'), new Date(0), new Date(0));
    const result = await vault.collect((digest) => digest === kept, { now: 1_000_000_000_000, olderThan: 1_000 });
    expect(result).toEqual({ removed: 2, bytes: 7 });
    expect([kept, young, old].map(vault.has)).toEqual([true, true, false]);
  });

  it('takes no digest that could lead outside', () => {
    const vault = openVault('/nowhere');
    expect(() => vault.pathOf('../../etc/passwd')).toThrow(TypeError);
  });
});
