import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pemOf } from '#electron/pki/cades/pem.ts';
import { asicContainer, documents, simpleContainer } from '#test/kit/containers.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { signers, supplier } from '#test/kit/ca.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { draftOf } from '#test/kit/levels.ts';
import { serve, timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';

const content = Buffer.from('Соглашение о коалиции\n');
const password = 'пароль 1';
const other = { content, signer: signers.p256 };

const desk = async (name: string, bytes: Uint8Array | string) => {
  const station = await openWorkstation();
  const fileId = await station.file(name, bytes);
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  const secrets = passwords(password);
  return { station, fileId, keyFileId, secrets, path: join(station.folder, name) };
};

describe('countersigning', () => {
  test.each([
    ['DER', signDetached(other)],
    ['PEM', pemOf(signDetached(other))],
  ])('signs another’s signature in place and keeps its form (%s)', async (_form, bytes) => {
    const { station, fileId, keyFileId, secrets, path } = await desk('deal.p7s', bytes);
    await station.value('signing.countersign', { fileId, keyFileId }, secrets);
    expect(readFileSync(path).subarray(0, 5).equals(Buffer.from(bytes).subarray(0, 5))).toBe(typeof bytes === 'string');
    const report = await verifyBytes(readFileSync(path), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ counterSignatures: [{}] }] });
  });

  test('names a signer that is not there before the key is opened', async () => {
    const { station, fileId, keyFileId, secrets } = await desk('deal.p7s', signDetached(other));
    const refusal = await station.refusal('signing.countersign', { fileId, keyFileId, signer: 2 }, secrets);
    expect(refusal).toMatchObject({ code: 'signatures.signer-not-found', details: { signer: 2, count: 1 } });
    expect(secrets.asked).toEqual([]);
  });

  test('leaves the file alone when the password is not given', async () => {
    const before = signDetached(other);
    const { station, fileId, keyFileId, path } = await desk('deal.p7s', before);
    const refusal = await station.refusal('signing.countersign', { fileId, keyFileId }, passwords());
    expect(refusal.code).toBe('call.cancelled');
    expect(readFileSync(path)).toEqual(Buffer.from(before));
  });
});

describe('adding a signature', () => {
  test('to a detached one: both pass, the first byte for byte', async () => {
    const before = signDetached(other);
    const { station, fileId, keyFileId, secrets, path } = await desk('deal.txt.p7s', before);
    writeFileSync(join(station.folder, 'deal.txt'), content);
    const tsas = [await serve(timestampService())];
    const answer = await station.value('signing.cosign', { fileId, keyFileId, level: 'T', tsas }, secrets);
    expect(answer.untimed).toEqual([]);
    const report = await verifyBytes(readFileSync(path), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: { length: 2 } });
    const [old] = (await draftOf(before)).signers;
    const signed = (await draftOf(readFileSync(path))).signers.map(({ info }) => Buffer.from(info.signedBytes ?? []));
    expect(signed).toContainEqual(Buffer.from(old?.info.signedBytes ?? []));
  });

  test('to one that holds its content', async () => {
    const { station, fileId, keyFileId, secrets, path } = await desk('deal.p7m', signAttached(other));
    await station.value('signing.cosign', { fileId, keyFileId }, secrets);
    const report = await verifyBytes(readFileSync(path));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: { length: 2 } });
  });

  test.each([
    ['ASiC-E', asicContainer(undefined, {})],
    ['ASiC-S', simpleContainer({ name: 'deal.txt', bytes: content })],
  ])('to an %s: no document and no earlier signature is touched', async (kind, bytes) => {
    const { station, fileId, keyFileId, secrets, path } = await desk('deal.asice', bytes);
    const refusal = await station.refusal('signing.cosign', { fileId, keyFileId }, secrets);
    expect(refusal.code).toBe('signatures.signed-already');
    const second = await station.file('second.p12', keyFileOf('p256', password));
    await station.value('signing.cosign', { fileId, keyFileId: second }, passwords(password));
    const report = await verifyBytes(readFileSync(path));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: { length: 2 } });
    const [document] = kind === 'ASiC-E' ? documents : [{ bytes: content }];
    expect(readFileSync(path).includes(Buffer.from(document?.bytes ?? []))).toBe(true);
  });

  test('out of turn is refused with who is next', async () => {
    const before = signDetached(other);
    const { station, fileId, keyFileId, secrets, path } = await desk('deal.txt.p7s', before);
    writeFileSync(join(station.folder, 'deal.txt'), content);
    const order = {
      signers: [
        { order: 1, role: 'Оператор', inn: '7800000002' },
        { order: 2, role: 'Поставщик', inn: supplier.inn },
      ],
    };
    const orderFileId = await station.file('order.json', JSON.stringify(order));
    const refusal = await station.refusal('signing.cosign', { fileId, keyFileId, orderFileId }, secrets);
    expect(refusal).toMatchObject({ code: 'signatures.order-next', details: { expected: 'Оператор (7800000002)' } });
    expect(readFileSync(path)).toEqual(Buffer.from(before));
  });
});

describe('joining and parting', () => {
  test('joined into one file, parted into the files they were', async () => {
    const [one, two] = [signDetached({ content }), signDetached(other)];
    const { station, fileId } = await desk('one.p7s', one);
    const fileIds = [fileId, await station.file('two.p7s', two)];
    const out = join(station.folder, 'both.p7s');
    const answer = await station.value('signing.merge', { fileIds, out });
    expect(answer).toMatchObject({ name: 'both.p7s', path: out });
    expect(await verifyBytes(readFileSync(out), content)).toMatchObject({ signatures: { length: 2 } });
    const both = await station.file('both.p7s', readFileSync(out));
    const { files } = await station.value('signing.split', { fileId: both });
    expect(files.map(({ name }) => name)).toEqual(['both-1.p7s', 'both-2.p7s']);
    const parts = files.map(({ path }) => readFileSync(path));
    for (const before of [one, two]) expect(parts.some((part) => part.equals(Buffer.from(before)))).toBe(true);
  });

  test('refuses signatures over different files and writes nothing', async () => {
    const { station, fileId } = await desk('one.p7s', signDetached({ content }));
    const fileIds = [fileId, await station.file('two.p7s', signDetached({ content: Buffer.from('x') }))];
    const out = join(station.folder, 'both.p7s');
    const refusal = await station.refusal('signing.merge', { fileIds, out });
    expect(refusal.code).toBe('signatures.over-other-content');
    expect(readdirSync(station.folder)).not.toContain('both.p7s');
  });

  test('tells by the content whether signatures by different digests belong together', async () => {
    const { station, fileId } = await desk('one.p7s', signDetached({ content }));
    const fileIds = [fileId, await station.file('two.p7s', signDetached({ content, signer: signers.p384 }))];
    const out = join(station.folder, 'both.p7s');
    expect((await station.refusal('signing.merge', { fileIds, out })).code).toBe('signatures.not-comparable');
    const contentFileId = await station.file('deal.txt', content);
    await station.value('signing.merge', { fileIds, contentFileId, out });
    expect(await verifyBytes(readFileSync(out), content)).toMatchObject({ conclusion: 'TOTAL-PASSED' });
  });

  test('finds nothing to part in one signature', async () => {
    const { station, fileId } = await desk('one.p7s', signDetached({ content }));
    expect((await station.refusal('signing.split', { fileId })).code).toBe('signatures.single');
  });
});
