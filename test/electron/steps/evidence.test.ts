import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '#electron/faces/command-line/run.ts';
import { noteClockCheck } from '#electron/store/procedures/reminders.ts';
import { recordAct } from '#electron/steps/workspace/acts.ts';
import { openWorkstation, passwords, startBid, type Workstation } from '#test/kit/workstation.ts';
import { keyFileOf } from '#test/kit/key-files.ts';
import { temporaryFolder } from '#test/kit/folder.ts';

const entriesIn = (path: string): readonly Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f]{64} /.test(line))
    .map((line) => JSON.parse(line.slice(65)) as Record<string, unknown>);

const signedBid = async (station: Workstation): Promise<void> => {
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', 'пароль 1'));
  await station.value('signing.signBid', { bidId, keyFileId }, passwords('пароль 1'));
};

const verify = async (...words: readonly string[]): Promise<{ exit: number; out: string }> => {
  let out = '';
  const exit = await runCommandLine(['evidence', 'verify', ...words, '--json'], {
    out: async (text) => void (out += text),
    say: async (text) => void (out += text),
  });
  return { exit, out };
};

describe('the chain of acts', () => {
  test('holds every act of a bid in order, and its file is whole on a machine without a workspace', async () => {
    const station = await openWorkstation();
    await signedBid(station);
    const { path, count, head } = await station.value('evidence.export', {});
    expect(entriesIn(path).map(({ number, act }) => [number, act])).toEqual([
      [1, 'procedures.imported'],
      [2, 'bid.created'],
      [3, 'bid.frozen'],
      [4, 'bid.signed'],
      [5, 'evidence.exported'],
    ]);
    expect(readFileSync(path, 'utf8')).not.toMatch(/пароль|PRIVATE/);
    const { exit, out } = await verify(path, '--workspace', join(temporaryFolder(), 'none'));
    expect([exit, JSON.parse(out)]).toMatchObject([0, { value: { isWhole: true, count, head } }]);
  });

  test('a later export passes the head of the earlier one', async () => {
    const station = await openWorkstation();
    await signedBid(station);
    const first = await station.value('evidence.export', { out: join(station.folder, 'first.txt') });
    const second = await station.value('evidence.export', { out: join(station.folder, 'second.txt') });
    expect((await verify(second.path, '--head', first.head)).exit).toBe(0);
    expect((await verify(first.path, '--head', second.head)).exit).toBe(1);
  });

  test('an edit of the exported file is refused with its line', async () => {
    const station = await openWorkstation();
    await signedBid(station);
    const { path } = await station.value('evidence.export', {});
    writeFileSync(path, readFileSync(path, 'utf8').replace('bid.frozen', 'bid.packed'));
    const { exit, out } = await verify(path);
    expect([exit, JSON.parse(out)]).toMatchObject([
      1,
      { value: { isWhole: false, findings: [{ code: 'evidence.line-changed', details: { line: 4 } }] } },
    ]);
    expect((await verify(join(station.folder, 'bidwright.sqlite'))).exit).toBe(2);
    expect((await verify(path, '--head', 'ABC')).exit).toBe(2);
  });

  test('says by which clock, and how far off it was when somebody else last told the time', async () => {
    const station = await openWorkstation();
    const { database } = station.host.workspace;
    const theirs = Date.parse('2026-11-23T08:00:00Z');
    noteClockCheck(database, { source: 'tsa.example', theirs, ours: theirs + 90_000 });
    const { path } = await station.value('evidence.export', {});
    expect(entriesIn(path).at(-1)?.['clock']).toEqual({
      source: 'system',
      checked: { by: 'tsa.example', at: '2026-11-23T08:00:00Z', aheadSeconds: 90 },
    });
  });

  test('takes in what was noted before there was a chain, and marks it', async () => {
    const station = await openWorkstation();
    const { database } = station.host.workspace;
    database.run(`INSERT INTO act (at, act, subject, digest) VALUES ('2026-01-01T00:00:00Z', 'key.added', 'k1', NULL)`);
    recordAct(database, { at: station.host.clock(), act: 'key.removed', subject: 'k1', digest: null });
    const { path } = await station.value('evidence.export', {});
    expect(entriesIn(path).map(({ act, clock }) => [act, (clock as { source: string }).source])).toEqual([
      ['key.added', 'noted-before'],
      ['key.removed', 'system'],
      ['evidence.exported', 'system'],
    ]);
  });

  test('rows are added and never changed or removed, and a chain changed around that is not exported as whole', async () => {
    const station = await openWorkstation();
    const { database } = station.host.workspace;
    await signedBid(station);
    expect(() => database.run(`UPDATE evidence SET entry = '' WHERE number = 1`)).toThrow('only added');
    expect(() => database.run('DELETE FROM evidence')).toThrow('only added');
    database.script('DROP TRIGGER evidence_is_not_changed');
    database.run(`UPDATE evidence SET entry = replace(entry, 'frozen', 'opened') WHERE number = 3`);
    expect(await station.refusal('evidence.export', {})).toEqual({
      code: 'evidence.damaged-here',
      details: { number: 3 },
    });
  });
});
