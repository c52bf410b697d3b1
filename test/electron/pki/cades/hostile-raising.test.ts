import { expect, test } from 'vitest';
import { addCountersignature } from '#electron/pki/cades/countersign.ts';
import { openDraft } from '#electron/pki/cades/draft.ts';
import { raiseDraftToLT } from '#electron/pki/cades/level-lt.ts';
import { raiseDraftToLTA } from '#electron/pki/cades/level-lta.ts';
import { raiseDraftToT } from '#electron/pki/cades/level-t.ts';
import { mergeDrafts, splitDraft } from '#electron/pki/cades/merge.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { kitNow, signers } from '../../../kit/ca.ts';
import { fixedRandom } from '../../../kit/key-files.ts';
import { bytesOf, draftOf, fullPool, raisedTo, stamper } from '../../../kit/levels.ts';
import { countersignatureParts, signDetached } from '../../../kit/signatures.ts';

const content = Buffer.from('x');
const runs = Number(process.env['HOSTILE_RUNS'] ?? 150);

/** Whatever comes of it, it must come as an answer. */
const changeEveryWay = async (bytes: Uint8Array): Promise<void> => {
  const read = await openDraft(memorySource(bytes));
  if (!read.ok) return;
  const timed = await raiseDraftToT(read.draft, stamper());
  if (!timed.ok) return;
  const proved = await raiseDraftToLT(timed.value.draft, fullPool, { now: Date.parse(kitNow) });
  const digest = async (algorithm: Parameters<typeof digestBytes>[0]) => digestBytes(algorithm, content);
  if (proved.ok) {
    const archived = await raiseDraftToLTA(proved.value.draft, digest, stamper(), 'sample');
    if (archived.ok) await bytesOf(archived.value.draft);
  }
  for (const part of await splitDraft(read.draft)) await bytesOf(part);
  const merged = await mergeDrafts(read.draft, await draftOf(signDetached({ content, signer: signers.p256 })), digest);
  if (merged.ok) await bytesOf(merged.value);
};

test(
  'a damaged or doctored signature is refused or raised, and never stops the program',
  { timeout: 120_000 },
  async () => {
    const archived = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    const draft = await draftOf(archived);
    const value = draft.signers[0]?.info.signature ?? new Uint8Array(0);
    const sample = await bytesOf(addCountersignature(draft, 0, countersignatureParts({ value, signer: signers.p521 })));
    const random = fixedRandom('hostile raising');
    for (let run = 0; run < runs; run += 1) {
      const [a = 0, b = 0, c = 0, what = 0, by = 0] = random(5);
      const at = ((a << 16) | (b << 8) | c) % sample.length;
      const changed = Uint8Array.from(what % 4 === 0 ? sample.subarray(0, at) : sample);
      // Structure above all: a bit of a tag or a length, or another byte altogether.
      if (what % 4 !== 0) changed[at] = what % 4 === 1 ? by : (changed[at] ?? 0) ^ (1 << (by & 7));
      await expect(changeEveryWay(changed), `byte ${String(at)} in run ${String(run)}`).resolves.toBeUndefined();
    }
  },
);
