import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readZip } from '#electron/pki/containers/zip-read.ts';
import { rewriteZip, type ZipChange } from '#electron/pki/containers/zip-rewrite.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { buildZip, type ZipPart } from '#test/kit/hostile-zip.ts';
import { kitNow } from '#test/kit/ca.ts';

const rewritten = async (bytes: Uint8Array, change: Partial<ZipChange>) => {
  const source = memorySource(bytes);
  const archive = await readZip(source);
  if (archive === null || archive.observations.length > 0) throw new Error(JSON.stringify(archive?.observations));
  const path = join(temporaryFolder(), 'out.zip');
  const handle = await open(path, 'wx');
  const size = await rewriteZip(handle, source, archive, {
    remove: new Set(),
    add: [],
    time: kitNow,
    ...change,
  });
  await handle.close();
  const out = await readFile(path);
  expect(out.length).toBe(size);
  const again = await readZip(memorySource(out));
  return { out, names: again?.entries.map(({ name }) => name), observations: again?.observations };
};

const parts: readonly ZipPart[] = [
  { name: 'mimetype', bytes: Buffer.from('application/vnd.etsi.asic-e+zip') },
  { name: 'Заявка.txt', bytes: Buffer.alloc(5000, 'x'), deflate: true },
  { name: 'META-INF/signature001.p7s', bytes: Buffer.from('old') },
  { name: 'price.csv', bytes: Buffer.from('1;2'), descriptor: true },
];

describe('an archive written anew', () => {
  test('without a change is the archive it was', async () => {
    const bytes = buildZip(parts);
    expect((await rewritten(bytes, {})).out).toEqual(Buffer.from(bytes));
  });

  test('keeps what stays byte for byte, packed as it was, and puts what is new behind it', async () => {
    const bytes = Buffer.from(buildZip(parts));
    const name = 'META-INF/signature001.p7s';
    const { out, names, observations } = await rewritten(bytes, {
      remove: new Set([name]),
      add: [{ name, bytes: Buffer.from('newer') }],
    });
    expect(observations).toEqual([]);
    expect(names).toEqual(['mimetype', 'Заявка.txt', 'price.csv', name]);
    const start = bytes.indexOf(name) - 30;
    expect(out.subarray(0, start)).toEqual(bytes.subarray(0, start));
    expect(out.includes('newer')).toBe(true);
  });

  test('the same change gives the same bytes', async () => {
    const change = { add: [{ name: 'META-INF/timestamp001.tst', bytes: Buffer.from('token') }] };
    const bytes = buildZip(parts);
    expect((await rewritten(bytes, change)).out).toEqual((await rewritten(bytes, change)).out);
  });
});
