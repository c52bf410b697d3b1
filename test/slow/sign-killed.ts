/**
 * Kills a batch of files at random moments, over and over, until it is signed: no file may be signed twice, none may be
 * lost, and nothing half written may stay. `node test/slow/sign-killed.ts [FILES] [KILLS]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killedBatch } from '../kit/sign-until-killed.ts';

const files = Number(process.argv[2] ?? 2_000);
const kills = Number(process.argv[3] ?? 40);
const folder = mkdtempSync(join(tmpdir(), 'bidwright-killed-'));

const fail = (what: string): never => {
  throw new Error(what);
};

try {
  const batch = await killedBatch(folder, files);
  const before = new Map<string, string>();
  let done = 0;
  for (; done < kills; done += 1) {
    const start = before.size;
    const moment = Math.random();
    // Half of the moments by what lies there, half by the clock: before anything is signed, too.
    const end = await batch.signUntil(({ signatures, parts, milliseconds }) =>
      moment < 0.5
        ? milliseconds > moment * 4_000
        : signatures - start > (moment - 0.5) * 2 * (files / kills) * 4 || (moment > 0.9 && parts > 0),
    );
    const now = batch.signatures();
    for (const [name, digest] of before) if (now.get(name) !== digest) fail(`${name} was signed again or lost`);
    for (const [name, digest] of now) before.set(name, digest);
    const { parts } = batch.look();
    console.log(`kill ${done + 1}: ${end}, ${now.size} of ${files} signed, ${parts} half written`);
    if (now.size === files && end !== 'killed') break;
  }
  const { status, answer } = await batch.finish();
  const last = batch.look();
  const after = batch.signatures();
  for (const [name, digest] of before) if (after.get(name) !== digest) fail(`${name} was signed again`);
  if (status !== 0) fail(`the last run ended with ${status}: ${JSON.stringify(answer).slice(0, 500)}`);
  if (last.signatures !== files || last.parts !== 0) fail(`${last.signatures} signatures, ${last.parts} half written`);
  console.log(`${files} files, ${done} kills: each signed once, none lost, nothing half written`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
