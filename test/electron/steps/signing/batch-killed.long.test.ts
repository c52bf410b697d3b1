import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFile } from '#electron/pki/verify/verify-file.ts';
import { systemClock } from '#electron/faces/host.ts';
import { temporaryFolder } from '#test/kit/folder.ts';
import { killedBatch, type Seen } from '#test/kit/sign-until-killed.ts';

const files = 240;

const moments: Readonly<Record<string, (seen: Seen) => boolean>> = {
  'while a signature is half written': ({ parts }) => parts > 0,
  'after the first': ({ signatures }) => signatures > 0,
  'in the first chunk': ({ signatures }) => signatures > 100,
  'in the second chunk': ({ signatures }) => signatures > 200,
};

test('a batch killed again and again signs every file once, loses none and leaves nothing half written', async () => {
  const batch = await killedBatch(temporaryFolder(), files);
  const before = new Map<string, string>();
  for (const isTime of Object.values(moments)) {
    const end = await batch.signUntil(isTime);
    expect(['killed', 0]).toContain(end);
    const now = batch.signatures();
    // A signature that was there once is never made anew.
    for (const [name, digest] of before) expect(now.get(name)).toBe(digest);
    for (const [name, digest] of now) before.set(name, digest);
  }
  const { status, answer } = await batch.finish();
  expect(status).toBe(0);
  expect(answer).toMatchObject({ ok: true, value: { signed: files, refused: 0 } });
  expect(batch.look()).toMatchObject({ signatures: files, parts: 0 });
  const after = batch.signatures();
  for (const [name, digest] of before) expect(after.get(name)).toBe(digest);
  for (const name of [...after.keys()].filter((_, index) => index % 20 === 0)) {
    const file = join(batch.documents, name);
    const verified = await verifyFile({ file, trust: [], now: systemClock(), revocation: 'none' });
    const [signature] = verified.ok ? verified.value.signatures : [];
    expect([signature?.verdicts.content.verdict, signature?.verdicts.signatureValue.verdict]).toEqual([
      'passed',
      'passed',
    ]);
  }
}, 120_000);
