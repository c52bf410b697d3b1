import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { expect, test } from 'vitest';
import { addCountersignature } from '#electron/pki/cades/countersign.ts';
import { addSigner } from '#electron/pki/cades/add-signer.ts';
import { elementsOf, splitSigner } from '#electron/pki/cades/archived-parts.ts';
import { mergeDrafts, splitDraft } from '#electron/pki/cades/merge.ts';
import { contextConstructed } from '#electron/pki/asn1/tags.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import { signers } from '../../../kit/ca.ts';
import { bytesOf, draftOf, raisedTo } from '../../../kit/levels.ts';
import { countersignatureParts, partsOf, signDetached } from '../../../kit/signatures.ts';
import { verifyBytes } from '../../../kit/verify.ts';

const content = Buffer.from('Договор о совместном участии\n');
const known = async (algorithm: AnyDigestAlgorithm): Promise<Uint8Array> => digestBytes(algorithm, content);
const nameOf = (bytes: Uint8Array): string => Buffer.from(digestBytes('sha-256', bytes)).toString('hex');

const acts = ['add a signature', 'countersign', 'T', 'LT', 'LTA', 'part and join'] as const;
type Act = (typeof acts)[number];
const others = [signers.p256, signers.p384, signers.rsa3072] as const;

const after = async (cms: Uint8Array, act: Act, turn: number): Promise<Uint8Array> => {
  const draft = await draftOf(cms);
  switch (act) {
    case 'add a signature': {
      const signer = others[turn % others.length] ?? signers.p256;
      return bytesOf(addSigner(draft, partsOf({ content, signer })));
    }
    case 'countersign': {
      const index = turn % draft.signers.length;
      const value = draft.signers[index]?.info.signature ?? new Uint8Array(0);
      return bytesOf(addCountersignature(draft, index, countersignatureParts({ value, signer: signers.p521 })));
    }
    case 'part and join': {
      const [first, ...rest] = await Promise.all(
        (await splitDraft(draft)).map(async (part) => draftOf(await bytesOf(part))),
      );
      if (first === undefined) throw new Error('nothing to part');
      let joined = first;
      for (const part of rest) {
        const outcome = await mergeDrafts(joined, part, known);
        if (!outcome.ok) throw new Error(outcome.error);
        joined = outcome.value;
      }
      return bytesOf(joined);
    }
    case 'T':
    case 'LT':
    case 'LTA':
      return raisedTo(cms, { content, level: act });
  }
};

/** Everything that others have put there, by its digest. */
const standing = async (cms: Uint8Array): Promise<ReadonlySet<string>> => {
  const draft = await draftOf(cms);
  return new Set(
    [
      ...draft.signers.flatMap(({ raw }) => {
        const { fields, attributes } = splitSigner(raw);
        return [Buffer.concat(fields), ...attributes.map((attribute) => attribute.raw)];
      }),
      ...elementsOf(draft.certificates, contextConstructed(0)),
      ...elementsOf(draft.revocation, contextConstructed(1)),
    ].map(nameOf),
  );
};

test('whatever is done to a signature, nothing that anybody put there is lost, and it still passes', async () => {
  await assert(
    asyncProperty(array(constantFrom(...acts), { minLength: 1, maxLength: 6 }), async (sequence) => {
      let cms: Uint8Array = signDetached({ content });
      let added = 0;
      for (const [turn, act] of sequence.entries()) {
        // The same certificate signs once.
        if (act === 'add a signature' && added >= others.length) continue;
        const before = await standing(cms);
        cms = await after(cms, act, act === 'add a signature' ? added : turn);
        if (act === 'add a signature') added += 1;
        const now = await standing(cms);
        expect(
          [...before].filter((name) => !now.has(name)),
          act,
        ).toEqual([]);
      }
      const report = await verifyBytes(cms, content);
      expect(report.conclusion, sequence.join(', ')).toBe('TOTAL-PASSED');
      expect(report.signatures).toHaveLength(1 + added);
    }),
    { numRuns: 20, seed: 20261123 },
  );
});
