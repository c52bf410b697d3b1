import { describe, expect, test } from 'vitest';
import { hexOf } from '#electron/pki/asn1/bytes.ts';
import { archivedPartsOf, elementsOf } from '#electron/pki/cades/archived-parts.ts';
import { checkArchiveTimestamp, imprintMatches } from '#electron/pki/cades/archive-timestamp.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { raiseDraftToLT } from '#electron/pki/cades/level-lt.ts';
import { raiseDraftToLTA } from '#electron/pki/cades/level-lta.ts';
import { contextConstructed } from '#electron/pki/asn1/tags.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readFrame } from '#electron/pki/cms/frame.ts';
import { digestByOid, digestBytes } from '#electron/pki/digest.ts';
import { readTimestampToken } from '#electron/pki/timestamps/read-token.ts';
import {
  issuingCertificate,
  issuingRevocations,
  kitNow,
  rootCertificate,
  rootRevocations,
  signers,
} from '../../../kit/ca.ts';
import { gostChain, signGostDetached } from '../../../kit/gost.ts';
import { bytesOf, crlOf, draftOf, fullPool, ocspPool, raisedTo, stamper } from '../../../kit/levels.ts';
import { certificateOf, signAttached, signDetached } from '../../../kit/signatures.ts';
import { services, stamped } from '../../../kit/timestamps.ts';

const content = Buffer.from('Заявка на участие\n');
const now = Date.parse(kitNow);

/** The archive timestamps of the only signer, oldest first, each held against the signature around it. */
const archiveChecks = async (cms: Uint8Array, of: Uint8Array = content) => {
  const frame = await readFrame(memorySource(cms));
  const parts = archivedPartsOf(frame, 0);
  const tokens = parts.attributes
    .filter(({ attribute }) => attribute.type === cmsOids.archiveTimestampV3)
    .flatMap(({ attribute }) => attribute.values);
  const checks = await Promise.all(
    tokens.map(async (bytes) => {
      const read = await readTimestampToken(bytes);
      if (!read.ok) throw new Error(read.reason);
      const { info, signer } = read.value;
      const algorithm = digestByOid(info.imprintOid);
      if (algorithm === null) throw new Error(info.imprintOid);
      const check = checkArchiveTimestamp(signer, parts, digestBytes(algorithm, of));
      const intact = check.kind === 'covers' && imprintMatches(algorithm, check.stamped, info.imprint);
      return { check, intact, genTime: info.genTime };
    }),
  );
  return checks.toSorted((a, b) => a.genTime - b.genTime);
};

const setsOf = async (cms: Uint8Array) => {
  const frame = await readFrame(memorySource(cms));
  return {
    version: frame.version.at(-1),
    certificates: elementsOf(frame.certificates, contextConstructed(0)).map(hexOf),
    revocation: elementsOf(frame.revocation, contextConstructed(1)).map(hexOf),
  };
};

describe('level LT', () => {
  test('holds the chain up to the root and a list for every certificate below it', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    const { certificates, revocation } = await setsOf(cms);
    const chain = [signers.rsa2048.certificate, issuingCertificate, rootCertificate].map(hexOf);
    expect(certificates).toEqual(expect.arrayContaining(chain));
    expect(revocation).toEqual(expect.arrayContaining([issuingRevocations, rootRevocations].map(hexOf)));
    expect(revocation).toHaveLength(2);
  });

  test('with OCSP answers holds whole responses as RFC 5940 writes them, and is of version 5', async () => {
    const pool = ocspPool(signers.rsa2048.certificate);
    const later = Date.parse('2026-11-23T09:05:00Z');
    const timed = await stamped(signDetached({ content }));
    const raising = await raiseDraftToLT(await draftOf(timed), pool, { now: later });
    if (!raising.ok) throw new Error(JSON.stringify(raising.error));
    expect(raising.value.remarks).toEqual([]);
    const { version, revocation } = await setsOf(await bytesOf(raising.value.draft));
    expect(version).toBe(5);
    const others = revocation.filter((choice) => choice.startsWith('a1'));
    expect(others).toHaveLength(2);
    // OtherRevocationInfoFormat: 1.3.6.1.5.5.7.16.2, then an OCSPResponse with the status "successful".
    for (const other of others) expect(other).toMatch(/^a182....06082b060105050710023082....0a0100a0/);
    const again = await raiseDraftToLT(raising.value.draft, pool, { now: later });
    expect(again.ok ? (await setsOf(await bytesOf(again.value.draft))).revocation : []).toEqual(revocation);
  });

  test('puts nothing in twice when it is raised again', async () => {
    const once = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    expect(await raisedTo(once, { content, level: 'LT' })).toEqual(once);
  });

  test.each([
    ['the list of the issuing authority', [rootRevocations], 'level.revocation-missing'],
    ['the list of the root', [issuingRevocations], 'level.revocation-missing'],
    ['every list', [], 'level.revocation-missing'],
  ] as const)('without %s is refused by the name of the certificate', async (_name, lists, code) => {
    const timed = await stamped(signDetached({ content }));
    const raising = await raiseDraftToLT(await draftOf(timed), { ...fullPool, crls: lists.map(crlOf) }, { now });
    expect(raising.ok ? [] : raising.error).toContainEqual(
      expect.objectContaining({ code, details: expect.objectContaining({ certificate: expect.stringMatching(/.+/) }) }),
    );
  });

  test('with lists that had run out before is refused with their dates', async () => {
    const at = '2026-12-24T00:00:00Z';
    const timed = await stamped(signDetached({ content }), { at });
    const raising = await raiseDraftToLT(await draftOf(timed), fullPool, { now: Date.parse(at) });
    expect(raising.ok ? [] : raising.error).toContainEqual(
      expect.objectContaining({
        code: 'level.revocation-not-current',
        details: expect.objectContaining({ until: '2026-12-20T00:00:00Z', time: at }),
      }),
    );
  });

  test('says that a list from before the signature cannot tell a revocation in between', async () => {
    const timed = await stamped(signDetached({ content }));
    const raising = await raiseDraftToLT(await draftOf(timed), fullPool, { now });
    expect(raising.ok ? raising.value.remarks.map(({ code }) => code) : []).toEqual(['level.revocation-older']);
  });

  test('without the issuer’s certificate is refused', async () => {
    const timed = await stamped(signDetached({ content, chain: [] }));
    const raising = await raiseDraftToLT(await draftOf(timed), { ...fullPool, certificates: [] }, { now });
    expect(raising.ok ? [] : raising.error.map(({ code }) => code)).toContain('level.issuer-missing');
  });

  test('without a timestamp is refused', async () => {
    const raising = await raiseDraftToLT(await draftOf(signDetached({ content })), fullPool, { now });
    expect(raising).toMatchObject({ ok: false, error: [{ code: 'level.timestamp-missing' }] });
  });

  test.each([
    ['over something else', { imprint: Buffer.alloc(32, 1) }, 'messageImprint'],
    ['by a service not made for it', { by: services.noPurpose }, 'extendedKeyUsage'],
  ])('is not built on a timestamp %s', async (_name, change, reason) => {
    const raising = await raiseDraftToLT(await draftOf(await stamped(signDetached({ content }), change)), fullPool, {
      now,
    });
    expect(raising).toMatchObject({ error: [{ code: 'level.timestamp-unsound', details: { reason } }] });
  });

  test('is not reached by a signature whose value is wrong', async () => {
    const timed = await stamped(signDetached({ content }));
    const draft = await draftOf(timed);
    const [signer] = draft.signers;
    if (signer === undefined) throw new Error('no signer');
    const signature = Uint8Array.from(signer.info.signature);
    signature[40] = (signature[40] ?? 0) ^ 1;
    const changed = { ...draft, signers: [{ ...signer, info: { ...signer.info, signature } }] };
    expect(await raiseDraftToLT(changed, fullPool, { now })).toMatchObject({
      error: [{ code: 'level.signature-wrong' }],
    });
  });
});

describe('level LTA', () => {
  test.each([
    ['detached RSA', () => signDetached({ content })],
    ['attached RSA', () => signAttached({ content })],
    ['detached ECDSA P-521', () => signDetached({ content, signer: signers.p521 })],
  ])('%s: the imprint covers everything that stood there', async (_name, sign) => {
    const cms = await raisedTo(sign(), { content, level: 'LTA' });
    const [only, ...others] = await archiveChecks(cms);
    expect([only?.intact, others]).toEqual([true, []]);
    const coverage = only?.check.kind === 'covers' ? only.check.coverage : null;
    expect(coverage).toMatchObject({ missing: 0, revocation: { length: 2 }, attributeValues: { length: 1 } });
  });

  test('GOST: stamped over Streebog', async () => {
    const chain = gostChain('256:A');
    const pool = {
      ...fullPool,
      anchors: [certificateOf(chain.root), ...fullPool.anchors],
      crls: [...fullPool.crls, crlOf(chain.revocations)],
    };
    const cms = await raisedTo(signGostDetached(content, chain), { content, level: 'LTA', pool });
    expect(await archiveChecks(cms)).toMatchObject([{ intact: true }]);
  });

  test('renewed: both archive timestamps hold, and the later covers the earlier', async () => {
    const first = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    const later = '2026-11-24T09:00:00Z';
    const renewed = await raisedTo(first, { content, level: 'LTA', now: later, stamp: { by: services.ecdsa } });
    const checks = await archiveChecks(renewed);
    expect(checks.map(({ intact }) => intact)).toEqual([true, true]);
    const covered = checks.map(({ check }) => (check.kind === 'covers' ? check.coverage.attributeValues.length : 0));
    expect(covered).toEqual([1, 2]);
  });

  test('a certificate taken away afterwards breaks the index', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    const draft = await draftOf(cms);
    const stripped = await bytesOf({ ...draft, certificates: null });
    expect(await archiveChecks(stripped)).toMatchObject([{ intact: false, check: { kind: 'index-broken' } }]);
  });

  test('other content does not fit the imprint', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    expect(await archiveChecks(cms, Buffer.from('another'))).toMatchObject([{ intact: false }]);
  });

  test('without the content is refused', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    const raising = await raiseDraftToLTA(await draftOf(cms), async () => null, stamper(), 'offer.p7s');
    expect(raising).toMatchObject({ error: [{ code: 'level.content-needed', details: { file: 'offer.p7s' } }] });
  });

  test('stays as it is when it is raised to T', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    expect(await raisedTo(cms, { content, level: 'T' })).toEqual(cms);
  });

  test('leaves every signed byte, the certificates and the content where they were', async () => {
    const before = signAttached({ content, signer: signers.p256 });
    const after = await raisedTo(before, { content, level: 'LTA' });
    const [old, fresh] = await Promise.all([before, after].map(draftOf));
    expect(fresh?.signers[0]?.info.signedBytes).toEqual(old?.signers[0]?.info.signedBytes);
    expect(fresh?.signers[0]?.info.signature).toEqual(old?.signers[0]?.info.signature);
    expect(Buffer.from(after).includes(content)).toBe(true);
    for (const der of old?.data.certificates ?? []) expect(fresh?.data.certificates).toContainEqual(der);
  });
});
