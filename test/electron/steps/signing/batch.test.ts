import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Call } from '#electron/steps/context.ts';
import { handlers } from '#electron/steps/handlers.ts';
import { startFile } from '#electron/store/batches/batch-journal.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { buildPdf, onePage, signPdf } from '#test/kit/pdf.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';
import {
  password,
  type Batch,
  write,
  gostKeyFile,
  reviewed,
  sign,
  counts,
  signatures,
  verdictOf,
} from '#test/kit/batch.ts';

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
