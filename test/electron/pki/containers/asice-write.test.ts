import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildAsicManifest } from '#electron/pki/containers/asice-manifest.ts';
import { writeAsice, type PackedFile } from '#electron/pki/containers/asice-write.ts';
import { hashFile } from '#electron/pki/streams/hash-file.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { kitNow } from '../../../kit/ca.ts';
import { temporaryFolder } from '../../../kit/folder.ts';
import { utf8 } from '../../../kit/key-files.ts';

const manifest = utf8('<manifest/>');
const signature = utf8('signature');

const packedFile = async (folder: string, name: string, bytes: Uint8Array): Promise<PackedFile> => {
  const file = join(folder, `source ${readdirSync(folder).length}`);
  writeFileSync(file, bytes);
  const hashed = await hashFile(file, ['sha-256']);
  if (!hashed.ok) throw new Error(hashed.error.code);
  return { name, file, size: hashed.value.size, digest: hashed.value.digests['sha-256'] };
};

const prepared = async (time: Instant = kitNow) => {
  const folder = temporaryFolder();
  const files = [
    await packedFile(folder, 'Заявка.txt', utf8('first')),
    await packedFile(folder, 'b/second.pdf', Buffer.alloc(2_000_000, 7)),
  ];
  const out = join(folder, 'out.asice');
  return { folder, out, files, write: { file: out, files, manifest, signature, time } };
};

describe('a container', () => {
  test('begins with its media type where EN 319 162-1 annex A.1 wants it', async () => {
    const { out, write } = await prepared();
    const written = await writeAsice(write);
    const bytes = readFileSync(out);
    expect(written).toEqual({ ok: true, value: { file: out, size: bytes.length } });
    expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
    expect(bytes.readUInt16LE(6), 'flags: no descriptor').toBe(0);
    expect(bytes.readUInt16LE(8), 'stored').toBe(0);
    expect(bytes.readUInt16LE(28), 'no extra field').toBe(0);
    expect(bytes.toString('latin1', 30, 69)).toBe('mimetypeapplication/vnd.etsi.asic-e+zip');
  });

  test('is the same bytes for the same files and time, and not for another time', async () => {
    const [one, two, later] = [await prepared(), await prepared(), await prepared('2026-11-23T09:00:02Z' as Instant)];
    for (const { write } of [one, two, later]) expect((await writeAsice(write)).ok).toBe(true);
    expect(readFileSync(one.out).equals(readFileSync(two.out))).toBe(true);
    expect(readFileSync(one.out).equals(readFileSync(later.out))).toBe(false);
  });

  test('carries its time in UTC wherever the machine is', async () => {
    expect(new Date(0).getTimezoneOffset(), 'the tests run in another zone than UTC').not.toBe(0);
    const { out, write } = await prepared('2026-11-23T22:31:42Z' as Instant);
    await writeAsice(write);
    const bytes = readFileSync(out);
    expect(bytes.readUInt16LE(10)).toBe((22 << 11) | (31 << 5) | 21);
    expect(bytes.readUInt16LE(12)).toBe((46 << 9) | (11 << 5) | 23);
  });

  test('tells how far it is', async () => {
    const { write } = await prepared();
    const seen: number[] = [];
    await writeAsice({ ...write, watch: { onBytes: (done) => seen.push(done) } });
    expect(seen).toEqual([5, 1_048_581, 2_000_005]);
  });
});

describe('is not written, and nothing is left behind,', () => {
  test('when a file is not what the manifest says', async () => {
    const { folder, files, write } = await prepared();
    const before = readdirSync(folder);
    const [first] = files;
    writeFileSync(first?.file ?? '', 'fiRst');
    const refused = await writeAsice(write);
    expect(refused).toMatchObject({ error: { code: 'packing.file-differs', details: { name: 'Заявка.txt' } } });
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each(['longer first', 'f'])('when a file has another length: «%s»', async (text) => {
    const { folder, files, write } = await prepared();
    const before = readdirSync(folder);
    writeFileSync(files[0]?.file ?? '', text);
    expect(await writeAsice(write)).toMatchObject({
      error: { code: 'packing.file-differs', details: { expected: '5 bytes' } },
    });
    expect(readdirSync(folder)).toEqual(before);
  });

  test('when cancelled, and what was there before stays', async () => {
    const { folder, out, write } = await prepared();
    writeFileSync(out, 'before');
    const before = readdirSync(folder);
    const stop = new AbortController();
    const watch = { signal: stop.signal, onBytes: () => stop.abort() };
    expect(await writeAsice({ ...write, watch })).toMatchObject({ error: { code: 'call.cancelled' } });
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(out, 'utf8')).toBe('before');
  });

  test('when a file is gone, or the folder to write in is', async () => {
    const { folder, write } = await prepared();
    const [first] = write.files;
    if (first === undefined) expect.fail();
    const gone = { ...first, file: join(folder, 'gone') };
    expect(await writeAsice({ ...write, files: [gone] })).toMatchObject({ error: { code: 'file.not-found' } });
    expect(await writeAsice({ ...write, file: join(folder, 'none', 'out') })).toMatchObject({
      error: { code: 'file.unwritable', details: { reason: 'ENOENT' } },
    });
  });

  test('when a name is not fit for a container', async () => {
    const { write } = await prepared();
    const files = write.files.map((file) => ({ ...file, name: 'META-INF/signature001.p7s' }));
    expect(await writeAsice({ ...write, files })).toMatchObject({ error: { code: 'packing.name-reserved' } });
  });
});

describe('the manifest', () => {
  const digest = { algorithm: 'sha-256', value: '00ff'.repeat(16) } as const;

  test('names files by percent-encoded references, with digest and media type', () => {
    const built = buildAsicManifest([{ name: "папка/a & b+'1'%20.PDF", digest }]);
    expect(built.ok && new TextDecoder().decode(built.value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <asic:SigReference MimeType="application/pkcs7-signature" URI="META-INF/signature001.p7s"/>
  <asic:DataObjectReference MimeType="application/pdf" URI="%D0%BF%D0%B0%D0%BF%D0%BA%D0%B0/a%20%26%20b%2B'1'%2520.PDF">
    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
    <ds:DigestValue>AP8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8=</ds:DigestValue>
  </asic:DataObjectReference>
</asic:ASiCManifest>
`);
  });

  test('of no files is refused', () => {
    expect(buildAsicManifest([])).toMatchObject({ error: { code: 'packing.no-files' } });
  });
});
