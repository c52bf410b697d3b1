import { expect, test } from 'vitest';
import { keyFileOf } from '#test/kit/key-files.ts';
import { serve, timestampService } from '#test/kit/timestamps.ts';
import { openWorkstation, passwords } from '#test/kit/workstation.ts';

const password = 'password 1';

test('a timestamp that comes in shows that this machine’s clock is wrong', async () => {
  const station = await openWorkstation();
  const keyFileId = await station.file('key.p12', keyFileOf('rsa2048', password));
  const fileIds = [await station.file('offer.txt', 'offer')];
  // The service's own clock stands at 09:00.
  station.setTime('2026-11-23T09:10:00Z');
  const tsas = [await serve(timestampService())];
  await station.value('signing.signFiles', { fileIds, keyFileId, level: 'T', tsas }, passwords(password));
  const { clock } = await station.value('reminders.due', {});
  expect(clock).toMatchObject({ aheadSeconds: 600, isWrong: true, source: new URL(tsas[0] ?? '').host });
});
