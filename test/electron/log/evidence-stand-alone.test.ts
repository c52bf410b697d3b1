import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkEvidenceFile } from '#electron/steps/workspace/evidence.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { openWorkstation, startBid } from '#test/kit/workstation.ts';

test('an export and the program beside it suffice on an empty machine: every edit, loss and move of a line is found', async () => {
  const station = await openWorkstation();
  const bidId = await startBid(station);
  await station.value('bids.freeze', { bidId });
  const out = join(station.folder, 'acts.txt');
  const { path, checkPath, count, head } = await station.value('evidence.export', { out, withCheck: true });
  expect(dirname(checkPath ?? '')).toBe(dirname(path));

  const elsewhere = join(temporaryFolder(), 'empty');
  mkdirSync(elsewhere);
  copyFileSync(checkPath ?? '', join(elsewhere, 'check-evidence.mjs'));
  const alone = (bytes: Uint8Array | string, known?: string) => {
    writeFileSync(join(elsewhere, 'acts.txt'), bytes);
    const given = ['check-evidence.mjs', 'acts.txt', ...(known === undefined ? [] : [known])];
    const ran = spawnSync(process.execPath, given, { cwd: elsewhere, env: {}, encoding: 'utf8' });
    return { exit: ran.status, said: ran.stdout.trim().split('\n') };
  };
  const whole = readFileSync(path, 'utf8');
  expect(alone(whole)).toEqual({ exit: 0, said: [`whole: ${String(count)} acts, head ${head}`] });
  expect(alone(whole, head).exit).toBe(0);
  expect(alone(whole, 'ab'.repeat(32)).exit).toBe(1);
  expect(alone('nothing').exit).toBe(2);

  const lines = whole.split('\n');
  const withLines = (changed: readonly string[]): string => changed.join('\n');
  const broken: readonly (string | Uint8Array)[] = [
    withLines(lines.with(2, (lines[2] ?? '').replace(/"at":"2/, '"at":"3'))),
    withLines(lines.toSpliced(2, 1)),
    withLines(lines.with(2, lines[3] ?? '').with(3, lines[2] ?? '')),
    withLines(lines.toSpliced(3, 0, lines[2] ?? '')),
    withLines(lines.slice(0, -2)),
    `${whole}${lines[2] ?? ''}\n`,
    Buffer.from(whole.replace('"act":"b', '"act":"\u00ff'), 'latin1'),
  ];
  for (const one of broken) {
    expect(alone(one).exit).toBe(1);
    // The product says the same of the same bytes.
    const judged = await checkEvidenceFile(join(elsewhere, 'acts.txt'), null);
    expect(judged.ok && judged.value.isWhole).toBe(false);
  }
});

test('bytes that only read alike are told apart: a sign that stands for unreadable text is not exchanged for such text', async () => {
  const station = await openWorkstation();
  const out = join(station.folder, 'acts\ufffd.txt');
  const { path } = await station.value('evidence.export', { out });
  const bytes = readFileSync(path);
  const sign = bytes.indexOf(Buffer.from('\ufffd'));
  expect(sign).toBeGreaterThan(0);
  writeFileSync(path, Buffer.concat([bytes.subarray(0, sign), Buffer.from([0xff]), bytes.subarray(sign + 3)]));
  const judged = await checkEvidenceFile(path, null);
  expect(judged.ok && judged.value.isWhole).toBe(false);
});
