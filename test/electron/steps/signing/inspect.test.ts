import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asicContainer } from '#test/kit/containers.ts';
import { notary } from '#test/kit/counter-signatures.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { buildPdf, onePage } from '#test/kit/pdf.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { signedPdf, signedXml } from '#test/kit/signed-documents.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation, passwords, type Workstation } from '#test/kit/workstation.ts';

const content = Buffer.from('Предложение\n');
const password = 'пароль 1';

const inspect = async (station: Workstation, ...fileIds: readonly string[]) => {
  const files = fileIds.map((fileId) => ({ fileId }));
  return (await station.value('signing.inspect', { files })).files;
};

describe('what a file is and what can be done with it next', () => {
  test('a document and a PDF without a signature can be signed, and nothing is said against them', async () => {
    const station = await openWorkstation();
    const seen = await inspect(
      station,
      await station.file('a.txt', content),
      await station.file('a.pdf', buildPdf(onePage())),
    );
    expect(seen).toMatchObject([
      { name: 'a.txt', kind: 'unknown', signatures: [], acts: ['sign'], findings: [] },
      { name: 'a.pdf', kind: 'pdf', signatures: [], acts: ['sign'] },
    ]);
  });

  test('a signature names who signed at which level, and its document is found beside it', async () => {
    const station = await openWorkstation();
    await station.file('a.txt', content);
    const [seen] = await inspect(station, await station.file('a.txt.p7s', signDetached({ content })));
    expect(seen).toMatchObject({
      kind: 'cms-der',
      signatures: [{ format: 'CAdES', tier: 'B', state: 'intact', covers: ['a.txt'], counterSigners: [] }],
      acts: ['raise', 'cosign', 'countersign', 'merge', 'queue', 'verify'],
    });
    expect(seen?.signatures[0]?.organization).not.toBeNull();
  });

  test('a signature without its document says so, and takes the one that the user names', async () => {
    const station = await openWorkstation();
    const fileId = await station.file('lonely.p7s', signDetached({ content }));
    expect((await inspect(station, fileId))[0]?.signatures).toMatchObject([{ state: 'content-missing' }]);
    const contentFileId = await station.file('elsewhere.txt', content);
    const { files } = await station.value('signing.inspect', { files: [{ fileId, contentFileId }] });
    expect(files[0]?.signatures).toMatchObject([{ state: 'intact' }]);
  });

  test('what is broken is looked into and never built upon', async () => {
    const station = await openWorkstation();
    await station.file('a.txt', 'quite another text');
    const [seen] = await inspect(station, await station.file('a.txt.p7s', signDetached({ content })));
    expect(seen).toMatchObject({ signatures: [{ state: 'broken' }], acts: ['verify'] });
  });

  test('containers and documents are told by their bytes, whatever they are called', async () => {
    const station = await openWorkstation();
    const { files: signed } = { files: [await signedPdf(), signedXml()] };
    const seen = await inspect(
      station,
      await station.file('bid.txt', asicContainer()),
      await station.file('in.sig', signAttached({ content })),
      ...(await Promise.all(signed.map(({ bytes }, index) => station.file(`signed-${String(index)}`, bytes)))),
    );
    expect(seen.map(({ kind, acts }) => [kind, acts])).toEqual([
      ['asic-e', ['raise', 'cosign', 'queue', 'verify']],
      ['cms-der', ['raise', 'cosign', 'countersign', 'merge', 'queue', 'verify']],
      ['pdf', ['sign', 'raise', 'verify']],
      ['xml', ['verify']],
    ]);
  });

  test('a damaged signature and container are not offered to be signed over', async () => {
    const station = await openWorkstation();
    const cms = signDetached({ content });
    const seen = await inspect(
      station,
      await station.file('cut.p7s', cms.subarray(0, cms.length - 40)),
      await station.file('cut.asice', asicContainer().subarray(0, 300)),
    );
    expect(seen.map(({ acts }) => acts)).toEqual([[], []]);
    expect(seen.every(({ findings }) => findings.length > 0)).toBe(true);
  });
});

describe('a reviewed list signed into one container', () => {
  const reviewed = async () => {
    const station = await openWorkstation();
    const fileIds = [await station.file('Заявка.txt', 'Заявка\n'), await station.file('price.csv', '1;2\n')];
    const { batchId } = await station.value('batches.review', { fileIds });
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    return { station, batchId, keyFileId };
  };

  test('stands beside the files, holds what was not left out, and verifies', async () => {
    const { station, batchId, keyFileId } = await reviewed();
    await station.value('batches.skip', { batchId, positions: [1], skip: true });
    const secrets = passwords(password, password);
    const first = await station.value('batches.pack', { batchId, keyFileId, container: 'asic-e' }, secrets);
    const path = join(station.folder, 'Заявка.asice');
    expect(first).toMatchObject({ files: [{ path }], untimed: [] });
    const report = await verifyBytes(readFileSync(path));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', files: [{ name: 'Заявка.txt' }] });
    const second = await station.value('batches.pack', { batchId, keyFileId, container: 'asic-e' }, secrets);
    expect(second.files[0]?.path).toBe(join(station.folder, 'Заявка (2).asice'));
  });

  test('is refused whole where a file is no longer what was reviewed, before a password is asked', async () => {
    const { station, batchId, keyFileId } = await reviewed();
    await station.file('price.csv', '1;3\n');
    const secrets = passwords(password);
    const input = { batchId, keyFileId, container: 'asic-s' } as const;
    expect(await station.refusal('batches.pack', input, secrets)).toMatchObject({
      code: 'batch.file-changed',
      details: { file: 'price.csv' },
    });
    expect(secrets.asked).toEqual([]);
    expect(existsSync(join(station.folder, 'workspace.asics'))).toBe(false);
  });
});

test('signatures are merged beside the first of them when nobody says where, over nothing that is there', async () => {
  const station = await openWorkstation();
  await station.file('a.txt', content);
  const one = await station.file('a.txt.p7s', signDetached({ content }));
  const other = await station.file('b.p7s', signDetached({ content, signer: notary }));
  const merged = await station.value('signing.merge', { fileIds: [one, other] });
  expect(merged.path).toBe(join(station.folder, 'a.txt.all.p7s'));
  const again = await station.value('signing.merge', { fileIds: [one, other] });
  expect(again.path).toBe(join(station.folder, 'a.txt.all (2).p7s'));
  const taken = await station.host.files.take(merged.path);
  const [seen] = await inspect(station, taken.ok ? taken.value.fileId : '');
  expect(seen?.acts).toContain('split');
});
