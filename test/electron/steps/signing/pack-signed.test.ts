import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { entryChunks } from '#electron/pki/containers/zip-entry-read.ts';
import { readZip } from '#electron/pki/containers/zip-read.ts';
import { issuingCertificate, issuingRevocations, rootCertificate, rootRevocations } from '#test/kit/ca.ts';
import { buildZip } from '#test/kit/hostile-zip.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { serve, timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';

const password = 'пароль 1';
const files = { 'Заявка.txt': Buffer.from('Заявка\n'), 'price.csv': Buffer.from('1;2\n') };

const packed = async (
  container: 'asic-e' | 'asic-s' | 'sig-zip',
  names: readonly (keyof typeof files)[],
  more: { readonly encoding?: 'base64'; readonly level?: 'T'; readonly tsas?: string[] } = {},
) => {
  const station = await openWorkstation();
  const fileIds = await Promise.all(names.map((name) => station.file(name, files[name])));
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  const out = join(station.folder, 'out.zip');
  const secrets = passwords(password);
  const answer = await station.value('signing.pack', { fileIds, container, keyFileId, out, ...more }, secrets);
  const bytes = readFileSync(out);
  const archive = await readZip(memorySource(bytes));
  if (archive === null) throw new Error('no archive');
  const read = async (name: string): Promise<Buffer> => {
    const entry = archive.entries.find((each) => each.name === name);
    const parts: Uint8Array[] = [];
    if (entry !== undefined)
      for await (const chunk of entryChunks(memorySource(bytes), entry)) parts.push(Uint8Array.from(chunk));
    return Buffer.concat(parts);
  };
  return { station, answer, secrets, out, bytes, archive, names: archive.entries.map(({ name }) => name), read };
};

describe('files packed with their signatures', () => {
  test('ASiC-E: one signature over all of them', async () => {
    const { bytes, secrets, names } = await packed('asic-e', ['Заявка.txt', 'price.csv']);
    expect(secrets.asked).toEqual(['sign 2']);
    expect(names.slice(0, 3)).toEqual(['mimetype', 'Заявка.txt', 'price.csv']);
    expect(await verifyBytes(bytes)).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{}] });
  });

  test('ASiC-S: one file and its signature, which raises to LTA', async () => {
    const { station, bytes, out, names } = await packed('asic-s', ['price.csv']);
    expect(names).toEqual(['mimetype', 'price.csv', 'META-INF/signature.p7s']);
    expect(await verifyBytes(bytes)).toMatchObject({ conclusion: 'TOTAL-PASSED' });
    const material = {
      trustFileIds: [await station.file('root.cer', rootCertificate)],
      certificateFileIds: [await station.file('issuing.cer', issuingCertificate)],
      crlFileIds: [await station.file('1.crl', issuingRevocations), await station.file('2.crl', rootRevocations)],
    };
    const fileIds = [await station.file('out.zip', bytes)];
    const tsas = [await serve(timestampService())];
    const raised = await station.value('signing.augment', { fileIds, level: 'LTA', tsas, ...material });
    expect(raised.refused).toEqual([]);
    expect(await verifyBytes(readFileSync(out))).toMatchObject({ signatures: [{ level: 'CAdES-BASELINE-LTA' }] });
  });

  test('ASiC-S of several files: an archive of them is what is signed, and nothing is left beside', async () => {
    const { station, bytes, names, read } = await packed('asic-s', ['Заявка.txt', 'price.csv']);
    expect(names).toEqual(['mimetype', 'package.zip', 'META-INF/signature.p7s']);
    const inner = await readZip(memorySource(await read('package.zip')));
    expect(inner?.entries.map(({ name }) => name)).toEqual(['Заявка.txt', 'price.csv']);
    expect(await verifyBytes(bytes)).toMatchObject({ conclusion: 'TOTAL-PASSED' });
    expect(readdirSync(station.folder).filter((name) => name.includes('package.zip'))).toEqual([]);
  });

  test.each([
    ['DER', {}],
    ['base64', { encoding: 'base64' }],
  ] as const)('pairs: each file with its .sig beside it, %s', async (form, more) => {
    const { names, read } = await packed('sig-zip', ['Заявка.txt', 'price.csv'], more);
    expect(names).toEqual(['Заявка.txt', 'Заявка.txt.sig', 'price.csv', 'price.csv.sig']);
    const signature = await read('price.csv.sig');
    expect(signature.subarray(0, 2).toString('latin1') === 'MI').toBe(form === 'base64');
    expect(await verifyBytes(signature, files['price.csv'])).toMatchObject({ conclusion: 'TOTAL-PASSED' });
  });

  test('pairs pass as they are, and every file without a signature is named', async () => {
    const { bytes } = await packed('sig-zip', ['Заявка.txt', 'price.csv'], { encoding: 'base64' });
    expect(await verifyBytes(bytes)).toMatchObject({
      conclusion: 'TOTAL-PASSED',
      signatures: [{ covers: ['Заявка.txt'] }, { covers: ['price.csv'] }],
    });
    const pair = (name: string, content: Uint8Array, of: Uint8Array) => [
      { name, bytes: content },
      { name: `${name}.sig`, bytes: signDetached({ content: of }) },
    ];
    const text = files['Заявка.txt'];
    const more = await verifyBytes(buildZip([...pair('a.txt', text, text), { name: 'b.txt', bytes: text }]));
    expect(more.conclusion).not.toBe('TOTAL-PASSED');
    expect(more.findings).toContainEqual(
      expect.objectContaining({ code: 'coverage.file-unsigned', details: { name: 'b.txt' } }),
    );
    const swapped = await verifyBytes(buildZip(pair('a.txt', files['price.csv'], text)));
    expect(swapped.conclusion).toBe('TOTAL-FAILED');
  });

  test('pairs take timestamps each, in the form they have', async () => {
    const tsas = [await serve(timestampService())];
    const { answer, read } = await packed('sig-zip', ['Заявка.txt', 'price.csv'], {
      encoding: 'base64',
      level: 'T',
      tsas,
    });
    expect(answer.untimed).toEqual([]);
    const signature = await read('Заявка.txt.sig');
    expect(signature.subarray(0, 2).toString('latin1')).toBe('MI');
    const report = await verifyBytes(signature, files['Заявка.txt']);
    expect(report).toMatchObject({ signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test('two files of one name are refused and nothing is written', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('a.txt', 'a');
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const out = join(station.folder, 'out.asice');
    const input = { fileIds: [fileId, fileId], container: 'asic-e' as const, keyFileId, out };
    expect((await station.refusal('signing.pack', input, passwords(password))).code).toBe('packing.name-duplicate');
    expect(readdirSync(station.folder)).not.toContain('out.asice');
  });
});
