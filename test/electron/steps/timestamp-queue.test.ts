import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestBytes } from '#electron/pki/digest.ts';
import { asicContainer } from '#test/kit/containers.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { serve, signatureValueOf, timestampService } from '#test/kit/timestamps.ts';
import { verifyBytes } from '#test/kit/verify.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

const content = Buffer.from('Очередь\n');
const sha256 = (bytes: Uint8Array): string => Buffer.from(digestBytes('sha-256', bytes)).toString('hex');

const desk = async (name = 'offer.p7s', bytes: Uint8Array = signDetached({ content })) => {
  const station = await openWorkstation();
  const fileId = await station.file(name, bytes);
  return { station, fileId, path: join(station.folder, name), bytes };
};

describe('timestamps that wait', () => {
  test('are noted by the digest of the signature value, and nothing is asked', async () => {
    const { station, fileId, path, bytes } = await desk();
    const { entries } = await station.value('timestamps.queue', { fileIds: [fileId] });
    const value = sha256(await signatureValueOf(bytes));
    expect(entries).toMatchObject([
      { path, kind: 'signature', digests: [{ algorithm: 'sha-256', value }], received: 0 },
    ]);
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  });

  test('are sent as digests alone and put into their signatures', async () => {
    const asked: Uint8Array[] = [];
    const { station, fileId, path, bytes } = await desk();
    await station.value('timestamps.queue', { fileIds: [fileId] });
    const tsas = [await serve(timestampService({}, asked))];
    const sent = await station.value('timestamps.send', { tsas });
    expect(sent).toMatchObject({ files: [{ path }], refused: [], left: 0 });
    const [request] = asked.map((each) => Buffer.from(each));
    expect(request?.includes(Buffer.from(digestBytes('sha-256', await signatureValueOf(bytes))))).toBe(true);
    expect(request?.length).toBeLessThan(100);
    const report = await verifyBytes(readFileSync(path), content);
    expect(report).toMatchObject({ signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test('go on waiting while no service answers', async () => {
    const { station, fileId, path, bytes } = await desk();
    await station.value('timestamps.queue', { fileIds: [fileId] });
    const sent = await station.value('timestamps.send', { tsas: ['http://127.0.0.1:1/'] });
    expect(sent).toMatchObject({ files: [], refused: [{ findings: [{ code: 'timestamp.unreachable' }] }], left: 1 });
    expect(readFileSync(path)).toEqual(Buffer.from(bytes));
  });

  test('keep a token that came for a signature that is gone, and use it when it is back', async () => {
    const asked: Uint8Array[] = [];
    const { station, fileId, path, bytes } = await desk();
    await station.value('timestamps.queue', { fileIds: [fileId] });
    writeFileSync(path, signDetached({ content: Buffer.from('another') }));
    const tsas = [await serve(timestampService({}, asked))];
    const sent = await station.value('timestamps.send', { tsas });
    expect(sent).toMatchObject({ refused: [{ findings: [{ code: 'queue.signature-changed' }] }], left: 1 });
    expect(await station.value('timestamps.list', {})).toMatchObject({ entries: [{ received: 1 }] });
    writeFileSync(path, bytes);
    expect(await station.value('timestamps.send', { tsas })).toMatchObject({ files: [{ path }], left: 0 });
    expect(asked).toHaveLength(1);
  });

  test('of a container stamp the signature inside', async () => {
    const { station, fileId, path } = await desk('bid.asice', asicContainer());
    await station.value('timestamps.queue', { fileIds: [fileId] });
    await station.value('timestamps.send', { tsas: [await serve(timestampService())] });
    expect(await verifyBytes(readFileSync(path))).toMatchObject({ signatures: [{ level: 'CAdES-BASELINE-T' }] });
  });

  test('of a plain file become a .tsr beside it, unless the file changed', async () => {
    const { station, fileId, path } = await desk('note.txt', content);
    await station.value('timestamps.queue', { fileIds: [fileId] });
    const tsas = [await serve(timestampService())];
    writeFileSync(path, 'changed');
    const changed = await station.value('timestamps.send', { tsas });
    expect(changed.refused).toMatchObject([{ findings: [{ code: 'queue.signature-changed' }] }]);
    writeFileSync(path, content);
    await station.value('timestamps.send', { tsas });
    expect(existsSync(`${path}.tsr`)).toBe(true);
  });

  test('are not noted twice for one file, and can be dropped', async () => {
    const { station, fileId } = await desk();
    await station.value('timestamps.queue', { fileIds: [fileId] });
    await station.value('timestamps.queue', { fileIds: [fileId] });
    const { entries } = await station.value('timestamps.list', {});
    expect(entries).toHaveLength(1);
    await station.value('timestamps.drop', { entryId: entries[0]?.entryId ?? '' });
    expect((await station.value('timestamps.list', {})).entries).toEqual([]);
    expect((await station.refusal('timestamps.drop', { entryId: 'nothing' })).code).toBe('record.not-found');
  });
});

describe('a timestamp of a file', () => {
  test('goes beside it and holds the digest of the whole file', async () => {
    const { station, fileId, path } = await desk('note.txt', content);
    const tsas = ['http://127.0.0.1:1/', await serve(timestampService())];
    const { files, refused } = await station.value('timestamps.stamp', { fileIds: [fileId], tsas });
    expect([files.map((file) => file.path), refused]).toEqual([[`${path}.tsr`], []]);
    expect(readFileSync(`${path}.tsr`).includes(Buffer.from(digestBytes('sha-256', content)))).toBe(true);
  });

  test('that no service gives is refused with what each said', async () => {
    const { station, fileId, path } = await desk('note.txt', content);
    const tsas = ['http://127.0.0.1:1/', 'http://127.0.0.1:2/'];
    const { refused } = await station.value('timestamps.stamp', { fileIds: [fileId], tsas });
    expect(refused[0]?.findings.map(({ code }) => code)).toEqual(['timestamp.unreachable', 'timestamp.unreachable']);
    expect(existsSync(`${path}.tsr`)).toBe(false);
  });
});
