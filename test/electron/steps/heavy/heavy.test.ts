import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { partName } from '#electron/pki/streams/write-whole.ts';
import { dealt } from '#electron/steps/heavy/dealt.ts';
import { openHeavyThread, type HeavyThread } from '#electron/steps/heavy/heavy-thread.ts';
import { doJob } from '#electron/steps/heavy/jobs.ts';
import { isHeavy, runHeavy, runIn } from '#electron/steps/heavy/run-heavy.ts';
import { issueHolder, pem } from '#test/kit/ca.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';

const quiet = { signal: new AbortController().signal, onBytes: () => undefined };

const openThread = (address?: URL): HeavyThread => {
  const thread = openHeavyThread(undefined, address);
  onTestFinished(() => thread.close());
  return thread;
};

const largeFile = (name = 'large'): string => {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, Buffer.alloc(9_000_001, 7));
  return file;
};

describe('the thread for heavy work', () => {
  test('answers several orders at once, each as the job itself would, refusals among them', async () => {
    const file = largeFile();
    const orders = [
      { file, algorithms: ['sha-256'] as const },
      { file, algorithms: ['streebog-256', 'sha-512'] as const },
      { file: `${file} that is not there`, algorithms: ['sha-256'] as const },
    ];
    const thread = openThread();
    const heard: number[] = [];
    const watch = { ...quiet, onBytes: (done: number) => heard.push(done) };
    const there = await Promise.all(orders.map((order) => runIn(thread, 'digest', order, watch)));
    const here = await Promise.all(orders.map((order) => doJob('digest', order, quiet)));
    expect(there).toEqual(here);
    expect(there.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(Math.max(...heard)).toBeGreaterThan(0);
  });

  test('stops a job whose call is cancelled, and leaves the vault as it was', async () => {
    const vault = join(temporaryFolder(), 'vault');
    const stop = new AbortController();
    const watch = { signal: stop.signal, onBytes: () => stop.abort() };
    const kept = await runIn(openThread(), 'keep', { vault, file: largeFile() }, watch);
    expect(kept).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    expect(readdirSync(vault)).toEqual([]);
  });

  test('is refused by a code when it dies, and leaves neither half a file nor another’s touched', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'bid.asice');
    writeFileSync(out, 'as it was');
    const leaves = join(folder, partName('bid.asice', '01234567-0123-0123-0123-0123456789ab'));
    const thread = openThread(new URL('../../../kit/lost-worker.ts', import.meta.url));
    const input = { file: out, algorithms: ['sha-256'] as const, leaves };
    const lost = await runIn(thread, 'digest', input, { ...quiet, writes: [out] });
    expect(lost).toEqual({ ok: false, error: { code: 'program.fault', details: { where: 'heavy-worker: digest' } } });
    expect(thread.isLost()).toBe(true);
    expect([readdirSync(folder), readFileSync(out, 'utf8')]).toEqual([['bid.asice'], 'as it was']);
  });

  test('is not asked where the call was cancelled before', async () => {
    const order = { load: { bytes: 1e12, files: 1 }, signal: AbortSignal.abort(), onBytes: () => undefined };
    const answer = await runHeavy('digest', { file: 'none', algorithms: ['sha-256'] }, order);
    expect(answer).toMatchObject({ error: { code: 'call.cancelled' } });
  });
});

describe('what is heavy', () => {
  test.each([
    { bytes: 100_000, files: 1, heavy: false },
    { bytes: 8 * 1024 * 1024, files: 1, heavy: true },
    { bytes: 3_000, files: 300, heavy: true },
  ])('is told by bytes and by files: $bytes in $files', ({ bytes, files, heavy }) => {
    expect(isHeavy({ bytes, files })).toBe(heavy);
  });

  test('randomness that was drawn is dealt once, and no more than there is', () => {
    const random = dealt(Uint8Array.of(1, 2, 3));
    expect([[...random(2)], [...random(1)]]).toEqual([[1, 2], [3]]);
    expect(() => random(1)).toThrow(RangeError);
  });
});

const password = 'пароль 1';
const take = async (at: Workstation, path: string): Promise<string> => {
  const taken = await at.host.files.take(path);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value.fileId;
};

test('a bid too large for the screens’ own thread goes all its way: frozen, signed, packed, verified, sealed, handed over', async () => {
  const [here, there] = [await openWorkstation(), await openWorkstation()];
  const bidId = await startBid(here);
  await here.value('bids.addDocuments', { bidId, fileIds: [await take(here, largeFile('Чертежи.bin'))] });
  await here.value('bids.freeze', { bidId });
  const keyFileId = await here.file('key.p12', keyFileOf('rsa2048', password));
  await here.value('signing.signBid', { bidId, keyFileId }, passwords(password));
  await here.value('bids.package', { bidId });
  const { report } = await here.value('verification.runBid', { bidId, revocation: 'none' });
  expect(report.signatures.map(({ verdicts }) => verdicts.content.verdict)).toEqual(['passed']);

  const holder = { serial: 0x79, usages: ['keyEncipherment'], key: 'supplier-rsa2048' } as const;
  const to = await here.file('buyer.pem', pem('CERTIFICATE', issueHolder(holder)));
  const out = join(here.folder, 'sealed.p7m');
  const sealed = await here.value('sealing.seal', { bidId, recipientFileIds: [to], out });
  expect(sealed.contentDigest.value).toBe(
    (await here.value('bids.show', { bidId })).artefacts.find(({ kind }) => kind === 'package')?.digest.value,
  );

  const phrase = 'correct horse battery';
  const asked = { bidId, person: 'Анна', fromRole: 'preparer', toRole: 'checker' } as const;
  const { path } = await here.value('handover.write', asked, passwords(phrase, phrase));
  const fileId = await take(there, path);
  expect((await there.refusal('handover.take', { fileId }, passwords('another phrase'))).code).toBe(
    'handover.wrong-passphrase',
  );
  const taken = await there.value('handover.take', { fileId }, passwords(phrase));
  expect(taken).toMatchObject({ bidId, isNew: true, isTaken: true });
  const [mine, theirs] = [await here.value('bids.show', { bidId }), await there.value('bids.show', { bidId })];
  expect(theirs.documents).toEqual(mine.documents);
  for (const { host } of [here, there]) expect(readdirSync(join(host.workspace.folder, 'passage'))).toEqual([]);
});
