import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startFile } from '#electron/store/batches/batch-journal.ts';
import { openWorkstation } from '#test/kit/workstation.ts';
import { write, reviewed, sign, counts, signatures } from '#test/kit/batch.ts';

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
