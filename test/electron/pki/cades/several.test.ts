import { describe, expect, test } from 'vitest';
import { addCountersignature } from '#electron/pki/cades/countersign.ts';
import { mergeDrafts, splitDraft } from '#electron/pki/cades/merge.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { issuingCertificate, signers } from '../../../kit/ca.ts';
import { gostChain, signGostDetached } from '../../../kit/gost.ts';
import { bytesOf, draftOf, raisedTo } from '../../../kit/levels.ts';
import { countersignatureParts, signAttached, signDetached } from '../../../kit/signatures.ts';
import { verifyBytes } from '../../../kit/verify.ts';
import { stamped } from '../../../kit/timestamps.ts';

const content = Buffer.from('Договор\n');
/** Bytes by their digest, so that what differs is said in a line. */
const nameOf = (bytes: Uint8Array): string => Buffer.from(digestBytes('sha-256', bytes)).toString('hex');
const unknown = async () => null;
const known = async (algorithm: Parameters<typeof digestBytes>[0]) => digestBytes(algorithm, content);

const merged = async (one: Uint8Array, other: Uint8Array, ask: typeof unknown | typeof known = unknown) => {
  const outcome = await mergeDrafts(await draftOf(one), await draftOf(other), ask);
  if (!outcome.ok) throw new Error(outcome.error);
  return bytesOf(outcome.value);
};

const rsa = signDetached({ content });
const ecdsa = signDetached({ content, signer: signers.p256 });

describe('several signatures in one', () => {
  test('both pass, and each SignerInfo is there byte for byte', async () => {
    const both = await merged(rsa, ecdsa);
    const draft = await draftOf(both);
    const raws = draft.signers.map(({ raw }) => nameOf(raw));
    for (const single of [rsa, ecdsa]) expect(raws).toContain(nameOf((await draftOf(single)).signers[0]?.raw ?? rsa));
    const report = await verifyBytes(both, content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: { length: 2 } });
  });

  test('the sequence of joining does not matter', async () => {
    expect(await merged(rsa, ecdsa)).toEqual(await merged(ecdsa, rsa));
  });

  test('parted again they are the files they were', async () => {
    const parts = await splitDraft(await draftOf(await merged(rsa, ecdsa)));
    const files = (await Promise.all(parts.map(bytesOf))).map(nameOf);
    expect(files.toSorted()).toEqual([rsa, ecdsa].map(nameOf).toSorted());
  });

  test('the same with validation data of two chains, timestamps and GOST', async () => {
    const timed = await stamped(rsa);
    const gost = signGostDetached(content, gostChain('256:A'));
    const both = await merged(timed, gost, known);
    const parts = await splitDraft(await draftOf(both));
    const files = (await Promise.all(parts.map(bytesOf))).map(nameOf);
    expect(files.toSorted()).toEqual([timed, gost].map(nameOf).toSorted());
  });

  test('an archived signature stays archived after joining and parting', async () => {
    const archived = await raisedTo(rsa, { content, level: 'LTA' });
    const both = await merged(archived, ecdsa);
    const levels = async (cms: Uint8Array) => (await verifyBytes(cms, content)).signatures.map(({ level }) => level);
    expect((await levels(both)).toSorted()).toEqual(['CAdES-BASELINE-B', 'CAdES-BASELINE-LTA']);
    const parts = (await splitDraft(await draftOf(both))).map(async (part) => levels(await bytesOf(part)));
    expect((await Promise.all(parts)).flat().toSorted()).toEqual(['CAdES-BASELINE-B', 'CAdES-BASELINE-LTA']);
  });

  test('the same signature at two levels becomes one with both attributes', async () => {
    const timed = await stamped(rsa);
    expect(await merged(rsa, timed)).toEqual(timed);
  });

  test.each([
    ['signatures over other content', rsa, signDetached({ content: Buffer.from('another') }), 'over-other-content'],
    ['a detached one and one with its content', rsa, signAttached({ content }), 'forms-differ'],
    [
      'signatures by different digests without the content',
      rsa,
      signDetached({ content, signer: signers.p384 }),
      'not-comparable',
    ],
  ])('refuses %s', async (_name, one, other, fault) => {
    expect(await mergeDrafts(await draftOf(one), await draftOf(other), unknown)).toEqual({ ok: false, error: fault });
  });

  test('takes a detached signature into one that holds the content', async () => {
    const report = await verifyBytes(await merged(signAttached({ content }), ecdsa));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: { length: 2 } });
  });
});

describe('a countersignature', () => {
  const countersigned = async (cms: Uint8Array) => {
    const draft = await draftOf(cms);
    const value = draft.signers[0]?.info.signature ?? new Uint8Array(0);
    const parts = countersignatureParts({ value, signer: signers.p256, chain: [issuingCertificate] });
    return bytesOf(addCountersignature(draft, 0, parts));
  };

  test('is found and passes, and what it is over did not change', async () => {
    const cms = await countersigned(rsa);
    const before = await draftOf(rsa);
    const after = await draftOf(cms);
    expect(after.signers[0]?.info.signedBytes).toEqual(before.signers[0]?.info.signedBytes);
    expect(after.signers[0]?.info.signature).toEqual(before.signers[0]?.info.signature);
    const report = await verifyBytes(cms, content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ counterSignatures: { length: 1 } }] });
  });

  test('on an archived signature leaves its archive timestamp in force', async () => {
    const archived = await raisedTo(rsa, { content, level: 'LTA' });
    const report = await verifyBytes(await countersigned(archived), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ level: 'CAdES-BASELINE-LTA' }] });
  });

  test('two stand side by side', async () => {
    const report = await verifyBytes(await countersigned(await countersigned(rsa)), content);
    expect(report.signatures[0]?.counterSignatures).toHaveLength(2);
  });
});
