import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BatchSummary } from '#shared/contract/batches.ts';
import { contract } from '#shared/contract/index.ts';
import type { Call } from '#electron/steps/context.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { startFile } from '#electron/store/batches/batch-journal.ts';
import { pem } from '#test/kit/ca.ts';
import { gostChain, gostPkcs8 } from '#test/kit/gost.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { buildPdf, onePage, signPdf } from '#test/kit/pdf.ts';
import { openWorkstation, passwords, type Workstation } from '#test/kit/workstation.ts';

const password = 'пароль 1';

type Batch = { readonly station: Workstation; readonly folder: string; readonly batchId: string; readonly key: string };

const write = (folder: string, name: string, content: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};

const gostKeyFile = (): string => {
  const { key, certificate } = gostChain('256:A');
  return pem('PRIVATE KEY', gostPkcs8(key)) + pem('CERTIFICATE', certificate);
};

const reviewed = async (
  count: number,
  keyFile: Uint8Array | string = keyFileOf('rsa2048', password),
): Promise<Batch> => {
  const station = await openWorkstation();
  const folder = join(station.folder, 'documents');
  for (let index = 0; index < count; index += 1) write(folder, `${index}.txt`, `content ${index}`);
  const { batchId } = await station.value('batches.review', { folders: [folder] });
  return { station, folder, batchId, key: await station.file('key.p12', keyFile) };
};

const sign = ({ station, batchId, key }: Batch, more: object = {}) =>
  station.value('batches.sign', { batchId, keyFileId: key, ...more }, passwords(password));

const counts = ({ waiting, started, signed, refused, skipped }: BatchSummary) => ({
  waiting,
  started,
  signed,
  refused,
  skipped,
});

const signatures = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(p7s|p7m|part)$/.test(name))
    .toSorted();

const verdictOf = async (station: Workstation, signature: string): Promise<unknown> => {
  const taken = await station.host.files.take(signature);
  const { report } = await station.value('verification.run', {
    fileId: taken.ok ? taken.value.fileId : '',
    revocation: 'none',
  });
  return [report.signatures[0]?.verdicts.content.verdict, report.signatures[0]?.verdicts.signatureValue.verdict];
};

describe('the list of what is to be signed', () => {
  test('has every file below a folder once, with its digest, and leaves signatures and hidden files out', async () => {
    const station = await openWorkstation();
    const folder = join(station.folder, 'documents');
    write(folder, 'b.pdf', 'b');
    write(folder, 'a.txt', 'a');
    write(folder, 'inner/c.txt', 'c');
    write(folder, 'b.pdf.p7s', 'a signature');
    write(folder, '.hidden', 'x');
    const named = await station.host.files.take(join(folder, 'a.txt'));
    const summary = await station.value('batches.review', {
      fileIds: [named.ok ? named.value.fileId : ''],
      folders: [folder],
    });
    const { rows } = await station.value('batches.show', { batchId: summary.batchId });
    expect(rows.map(({ name, size, state }) => [name, size, state])).toEqual([
      ['a.txt', 1, 'waiting'],
      ['b.pdf', 1, 'waiting'],
      ['c.txt', 1, 'waiting'],
    ]);
    expect(rows[0]?.digest.value).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
  });

  test('is read from a text file, paths from its own folder, and refused by the line that names no file', async () => {
    const station = await openWorkstation();
    write(station.folder, 'docs/offer one.txt', '1');
    const list = await station.file('docs/list.txt', '\uFEFF# what to sign\r\n\r\noffer one.txt\r\n');
    expect((await station.value('batches.review', { listFileIds: [list] })).files).toBe(1);
    const wrong = await station.file('docs/wrong.txt', 'offer one.txt\nnone.txt\n');
    expect(await station.refusal('batches.review', { listFileIds: [wrong] })).toMatchObject({
      code: 'batch.list-line',
      details: { line: 2, path: 'none.txt' },
    });
    expect((await station.value('batches.list', {})).total).toBe(1);
  });

  test('is forgotten after a month, unless a signature of it may be on its way', async () => {
    const { station, folder, batchId } = await reviewed(1);
    const second = await station.value('batches.review', { folders: [folder] });
    startFile(station.host.workspace.database, second.batchId, 0, join(folder, '0.txt.p7s'));
    station.setTime('2026-12-24T09:00:00Z');
    const third = await station.value('batches.review', { folders: [folder] });
    const { rows } = await station.value('batches.list', {});
    expect(rows.map((row) => row.batchId)).toEqual([third.batchId, second.batchId]);
    expect(rows.map((row) => row.batchId)).not.toContain(batchId);
  });

  test('of nothing is refused', async () => {
    const station = await openWorkstation();
    mkdirSync(join(station.folder, 'empty'));
    const refusal = await station.refusal('batches.review', { folders: [join(station.folder, 'empty')] });
    expect(refusal.code).toBe('batch.no-files');
  });

  test('comes in pages, by state, and lets files be left out and taken in again', async () => {
    const batch = await reviewed(5);
    const { station, batchId } = batch;
    const left = await station.value('batches.skip', { batchId, positions: [1, 3], skip: true });
    expect(counts(left)).toEqual({ waiting: 3, started: 0, signed: 0, refused: 0, skipped: 2 });
    const page = await station.value('batches.show', { batchId, state: 'skipped', offset: 1, limit: 1 });
    expect([page.total, page.rows.map(({ position }) => position)]).toEqual([2, [3]]);
    await station.value('batches.skip', { batchId, positions: [3], skip: false });
    expect(counts((await sign(batch)).summary)).toEqual({ waiting: 0, started: 0, signed: 4, refused: 0, skipped: 1 });
    expect(existsSync(join(batch.folder, '1.txt.p7s'))).toBe(false);
  });
});

describe('signing a batch', () => {
  test('asks for one password, writes a sound signature beside every file and says what became of each', async () => {
    const batch = await reviewed(70);
    const secrets = passwords(password);
    const { batchId, key, station, folder } = batch;
    const { summary } = await station.value('batches.sign', { batchId, keyFileId: key }, secrets);
    expect(secrets.asked).toEqual(['sign 70']);
    expect(counts(summary)).toEqual({ waiting: 0, started: 0, signed: 70, refused: 0, skipped: 0 });
    expect(signatures(folder)).toHaveLength(70);
    expect(await verdictOf(station, join(folder, '69.txt.p7s'))).toEqual(['passed', 'passed']);
    const { rows } = await station.value('batches.show', { batchId, offset: 69 });
    expect(rows[0]?.signature?.path).toBe(join(folder, '9.txt.p7s'));
  });

  test('tells how far it is in files and bytes', async () => {
    const { station, folder, key } = await reviewed(12);
    const said: string[] = [];
    const call: Call = {
      host: { ...station.host, secrets: passwords(password) },
      callId: 'test',
      signal: new AbortController().signal,
      progress: (done, total, unit, label) => said.push(`${done}/${total} ${unit} ${label}`),
    };
    const review = await (
      await handlers['batches.review']()
    )({ fileIds: [], folders: [folder], listFileIds: [] }, call);
    const bytes = review.ok ? review.value.bytes : 0;
    expect(said.at(-1)).toMatch(new RegExp(`^${bytes}/${bytes} bytes \\d+\\.txt$`));
    const input = contract['batches.sign'].input.parse({
      batchId: review.ok ? review.value.batchId : '',
      keyFileId: key,
    });
    expect(await (await handlers['batches.sign']())(input, call)).toMatchObject({ ok: true });
    expect(said.at(-1)).toMatch(new RegExp(`^${bytes}/${bytes} bytes 12 / 12 · \\d+\\.txt$`));
  });

  test('hashes for a GOST key on several threads', async () => {
    const batch = await reviewed(5, gostKeyFile());
    expect(counts((await sign(batch)).summary).signed).toBe(5);
    expect(await verdictOf(batch.station, join(batch.folder, '4.txt.p7s'))).toEqual(['passed', 'passed']);
  });

  test.each([
    ['attached', 'pem', '.p7m'],
    ['detached', 'base64', '.p7s'],
  ] as const)('writes %s signatures as %s', async (form, encoding, ending) => {
    const batch = await reviewed(2);
    await sign(batch, { form, encoding });
    const signature = join(batch.folder, `1.txt${ending}`);
    expect(readFileSync(signature, 'latin1')).toMatch(encoding === 'pem' ? /^-----BEGIN CMS-----\n/ : /^MII[\w+/]+\n/);
    expect(await verdictOf(batch.station, signature)).toEqual(['passed', 'passed']);
  });

  test('refuses a file changed since the review by its own code, before anything is asked, and signs the others', async () => {
    const batch = await reviewed(3);
    const { station, folder, batchId, key } = batch;
    write(folder, '1.txt', 'another');
    const secrets = passwords(password);
    const { summary, refused } = await station.value('batches.sign', { batchId, keyFileId: key }, secrets);
    expect(secrets.asked).toEqual(['sign 2']);
    expect(counts(summary)).toMatchObject({ signed: 2, refused: 1 });
    expect(refused).toMatchObject([
      { name: '1.txt', finding: { code: 'batch.file-changed', place: { file: '1.txt' } } },
    ]);
    expect(signatures(folder)).toEqual(['0.txt.p7s', '2.txt.p7s']);

    await sign(batch);
    expect(signatures(folder)).toEqual(['0.txt.p7s', '2.txt.p7s']);
    await station.value('batches.reviewAgain', { batchId });
    expect(counts((await sign(batch)).summary)).toMatchObject({ signed: 3, refused: 0 });
    expect(await verdictOf(station, join(folder, '1.txt.p7s'))).toEqual(['passed', 'passed']);
  });

  test('notices a change that keeps size and time', async () => {
    const batch = await reviewed(1);
    const [row] = (await batch.station.value('batches.show', { batchId: batch.batchId })).rows;
    const file = row?.path ?? '';
    const seconds = 1_700_000_000;
    utimesSync(file, seconds, seconds);
    const { batchId } = await batch.station.value('batches.review', { folders: [batch.folder] });
    writeFileSync(file, 'CONTENT 0');
    utimesSync(file, seconds, seconds);
    const { refused } = await sign({ ...batch, batchId });
    expect(refused.map(({ finding }) => finding.code)).toEqual(['batch.file-changed']);
    expect(signatures(batch.folder)).toEqual([]);
  });

  test('goes on when only the time of a file changed', async () => {
    const batch = await reviewed(1);
    utimesSync(join(batch.folder, '0.txt'), 1, 1);
    expect(counts((await sign(batch)).summary).signed).toBe(1);
  });

  test('asks for no password where nothing is left to sign', async () => {
    const batch = await reviewed(1);
    await sign(batch);
    const { summary } = await batch.station.value('batches.sign', { batchId: batch.batchId, keyFileId: batch.key });
    expect(summary.signed).toBe(1);
  });

  test('never writes over a signature that lies there, and tries only what was refused again', async () => {
    const batch = await reviewed(3);
    write(batch.folder, '1.txt.p7s', 'of somebody else');
    const first = await sign(batch);
    expect(first.refused.map(({ name, finding }) => [name, finding.code])).toEqual([['1.txt', 'file.exists']]);
    expect(readFileSync(join(batch.folder, '1.txt.p7s'), 'utf8')).toBe('of somebody else');
    const before = readFileSync(join(batch.folder, '0.txt.p7s'));
    rmSync(join(batch.folder, '1.txt.p7s'));
    const secrets = passwords(password);
    await batch.station.value('batches.sign', { batchId: batch.batchId, keyFileId: batch.key }, secrets);
    expect(secrets.asked).toEqual(['sign 1']);
    expect(readFileSync(join(batch.folder, '0.txt.p7s')).equals(before)).toBe(true);
  });

  test('gives files of one name from several folders a place each', async () => {
    const station = await openWorkstation();
    const folder = join(station.folder, 'documents');
    for (const name of ['a/offer.txt', 'b/offer.txt']) write(folder, name, name);
    const out = join(station.folder, 'signatures');
    mkdirSync(out);
    const { batchId } = await station.value('batches.review', { folders: [folder] });
    await sign(
      { station, folder, batchId, key: await station.file('key.p12', keyFileOf('rsa2048', password)) },
      { out },
    );
    expect(signatures(out)).toEqual(['offer.txt (2).p7s', 'offer.txt.p7s']);
  });

  test('a wrong password signs nothing and refuses no file', async () => {
    const batch = await reviewed(2);
    const { station, batchId, key } = batch;
    const refusal = await station.refusal('batches.sign', { batchId, keyFileId: key }, passwords('wrong'));
    expect(refusal.code).toBe('key-file.wrong-password');
    const { summary } = await station.value('batches.show', { batchId });
    expect(counts(summary)).toEqual({ waiting: 2, started: 0, signed: 0, refused: 0, skipped: 0 });
  });

  test('a cancel between files keeps what is signed and lets the rest wait', async () => {
    const batch = await reviewed(200);
    const { station, batchId, key, folder } = batch;
    const stop = new AbortController();
    const watch = setInterval(() => {
      if (signatures(folder).length > 10) stop.abort();
    }, 1);
    onTestFinished(() => clearInterval(watch));
    const cancelled = await station.ask(
      'batches.sign',
      { batchId, keyFileId: key },
      { signal: stop.signal, secrets: passwords(password) },
    );
    expect(cancelled).toMatchObject({ ok: false, error: { code: 'call.cancelled' } });
    const { summary } = await station.value('batches.show', { batchId });
    expect(summary.signed).toBeGreaterThan(10);
    expect(counts(summary)).toMatchObject({ waiting: 200 - summary.signed, started: 0, refused: 0 });
    expect(signatures(folder)).toHaveLength(summary.signed);
    expect(counts((await sign(batch)).summary)).toMatchObject({ waiting: 0, signed: 200 });
  });
});

describe('after a crash', () => {
  /** What the journal says when the program was killed while a file was on its way. */
  const leaveStarted = ({ station, batchId, folder }: Batch, position: number): string => {
    const out = join(folder, `${position}.txt.p7s`);
    startFile(station.host.workspace.database, batchId, position, out);
    return out;
  };

  test('a signature that was finished is kept as it is, and its file not signed again', async () => {
    const batch = await reviewed(3);
    await sign(batch);
    const out = leaveStarted(batch, 1);
    const before = readFileSync(out);
    const { summary } = await batch.station.value('batches.sign', { batchId: batch.batchId, keyFileId: batch.key });
    expect(counts(summary)).toMatchObject({ signed: 3, started: 0 });
    expect(readFileSync(out).equals(before)).toBe(true);
  });

  test('a signature that was not there yet is made, and what was half written is gone', async () => {
    const batch = await reviewed(3);
    leaveStarted(batch, 1);
    const part = '.1.txt.p7s.0b5a3f1e-1111-4222-8333-444455556666.part';
    write(batch.folder, part, 'half');
    write(batch.folder, '.other.p7s.0b5a3f1e-1111-4222-8333-444455556666.part', 'of another program');
    expect(counts((await sign(batch)).summary)).toMatchObject({ signed: 3, started: 0 });
    expect(existsSync(join(batch.folder, part))).toBe(false);
    expect(existsSync(join(batch.folder, '.other.p7s.0b5a3f1e-1111-4222-8333-444455556666.part'))).toBe(true);
  });

  test('a PDF that was signed to the end is kept; one that begins with other bytes is not taken for it', async () => {
    const station = await openWorkstation();
    const fileIds = [await station.file('a.pdf', Buffer.from(buildPdf()))];
    const { batchId } = await station.value('batches.review', { fileIds });
    const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
    const how = { batchId, keyFileId, form: 'by-file' as const };
    await station.value('batches.sign', how, passwords(password));
    const out = join(station.folder, 'a.signed.pdf');
    const before = readFileSync(out);
    startFile(station.host.workspace.database, batchId, 0, out);
    expect((await station.value('batches.sign', how)).summary).toMatchObject({ signed: 1, started: 0 });
    expect(readFileSync(out).equals(before)).toBe(true);
    writeFileSync(
      out,
      await signPdf(buildPdf(onePage({ 4: { dictionary: '', data: Buffer.from('BT (900) Tj ET') } }))),
    );
    startFile(station.host.workspace.database, batchId, 0, out);
    expect((await station.value('batches.sign', how, passwords(password))).refused).toMatchObject([
      { name: 'a.pdf', finding: { code: 'file.exists' } },
    ]);
  });

  test('what lies in the place and is no signature of the file is left alone and refused', async () => {
    const batch = await reviewed(2);
    const out = leaveStarted(batch, 1);
    writeFileSync(out, 'somebody else was quicker');
    const { refused } = await sign(batch);
    expect(refused.map(({ name, finding }) => [name, finding.code])).toEqual([['1.txt', 'file.exists']]);
    expect(readFileSync(out, 'utf8')).toBe('somebody else was quicker');
  });
});

describe('a review file', () => {
  test('is the same batch again, whoever opens it, and goes on where it ended', async () => {
    const batch = await reviewed(3);
    const { station, batchId } = batch;
    const out = join(station.folder, 'review.json');
    expect(await station.value('batches.save', { batchId, out })).toEqual({ path: out, files: 3 });
    const taken = await station.host.files.take(out);
    const fileId = taken.ok ? taken.value.fileId : '';
    expect((await station.value('batches.open', { fileId })).batchId).toBe(batchId);
    await sign(batch);
    expect((await station.value('batches.open', { fileId })).signed).toBe(3);

    const shorter = readFileSync(out, 'utf8').replace(/\n\{[^\n]*1\.txt[^\n]*/, '');
    const edited = await station.file('shorter.json', shorter);
    expect((await station.refusal('batches.open', { fileId: edited })).code).toBe('batch.review-changed');
  });

  test('may lose lines before anything is signed', async () => {
    const batch = await reviewed(3);
    const { station, batchId } = batch;
    const out = join(station.folder, 'review.json');
    await station.value('batches.save', { batchId, out });
    const fileId = await station.file('shorter.json', readFileSync(out, 'utf8').replace(/\n\{[^\n]*1\.txt[^\n]*/, ''));
    expect((await station.value('batches.open', { fileId })).files).toBe(2);
    expect((await sign(batch)).summary.signed).toBe(2);
    expect(signatures(batch.folder)).toEqual(['0.txt.p7s', '2.txt.p7s']);
  });

  test.each([
    ['no JSON', '{', 'JSON'],
    ['another format', '{"format":"other","version":1,"batchId":"0123456789","files":[]}', 'format'],
    [
      'a path that is not absolute',
      '{"format":"bidwright-review","version":1,"batchId":"0123456789","files":[{"path":"../x","size":1,"modified":"1","sha-256":"00"}]}',
      'files.0.path',
    ],
  ])('that is %s is refused', async (_, text, reason) => {
    const station = await openWorkstation();
    const fileId = await station.file('review.json', text);
    expect(await station.refusal('batches.open', { fileId })).toMatchObject({
      code: 'batch.review-unfit',
      details: { reason },
    });
  });
});
