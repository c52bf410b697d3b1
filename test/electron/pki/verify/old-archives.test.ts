import { describe, expect, test } from 'vitest';
import { concatBytes, element } from '#electron/pki/asn1/encode.ts';
import { splitSigner } from '#electron/pki/cades/archived-parts.ts';
import { attributeOf, withUnsigned } from '#electron/pki/cades/unsigned-attributes.ts';
import { writeDraft } from '#electron/pki/cades/draft.ts';
import { rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { issueRevocationList } from '#electron/pki/issue/crl.ts';
import { issuingIssuer, rootCertificate, rootIssuer } from '#test/kit/ca.ts';
import { draftOf, raisedTo } from '#test/kit/levels.ts';
import { archivedOld, archiveV2, childrenOf } from '#test/kit/old-archives.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { codesOf, verifyBytes, type Settings } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка\r\n');
const years = '2031-03-01T00:00:00Z' as Instant;
/** Lists of that day, by which the timestamp service is known not to be revoked. */
const newLists = [issuingIssuer, rootIssuer].map((issuer) =>
  issueRevocationList(issuer, {
    number: 90,
    thisUpdate: Date.parse('2031-02-28T00:00:00Z'),
    nextUpdate: Date.parse('2031-03-30T00:00:00Z'),
    revoked: [],
  }),
);
const later: Settings = { trust: [rootCertificate], now: years, revocation: 'required', crls: newLists };

const provedBy = async (cms: Uint8Array, of: Uint8Array | null, settings?: Settings) => {
  const report = await verifyBytes(cms, of, settings);
  const found = report.signatures[0]?.facts.timestamps.filter(({ kind }) => kind === 'archive-time-stamp') ?? [];
  return { report, proved: found.map(({ proved }) => proved), codes: codesOf(report) };
};

describe('an archive-time-stamp-v2 of a stranger', () => {
  test.each([
    ['detached', 'whole'],
    ['detached', 'bare'],
    ['attached', 'whole'],
  ] as const)('over a %s signature (%s unsigned attributes) is proved', async (packaging, form) => {
    const isDetached = packaging === 'detached';
    const plain = isDetached ? signDetached({ content }) : signAttached({ content });
    const raised = await raisedTo(plain, { content, level: 'LT' });
    const { report, proved, codes } = await provedBy(
      await archivedOld(raised, isDetached ? content : null, { form }),
      isDetached ? content : null,
    );
    expect(proved).toEqual([true]);
    expect(codes).toContain('proof.archive');
    expect(codes).not.toContain('policy.timestamps-not-checked');
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ provedLevel: 'LTA' }] });
  });

  test('keeps a signature passing years after every certificate and list has run out', async () => {
    const raised = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    expect((await provedBy(raised, content, later)).report.signatures).toMatchObject([{ provedLevel: 'LT' }]);
    const { report } = await provedBy(await archivedOld(raised, content), content, later);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ provedLevel: 'LTA' }] });
  });

  test('a second one covers the first, in whatever order the set has them', async () => {
    const raised = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    const once = await archivedOld(raised, content);
    const twice = await archivedOld(once, content, { at: '2026-11-23T09:00:30Z' });
    expect(
      (
        await provedBy(twice, content, {
          trust: [rootCertificate],
          now: '2026-11-23T10:00:00Z' as Instant,
          revocation: 'required',
        })
      ).proved,
    ).toEqual([true, true]);
  });

  test.each([
    [
      'over other bytes',
      async (cms: Uint8Array) => archivedOld(cms, content, { over: Buffer.from('other') }),
      'timestamp.imprint-differs',
    ],
    [
      'with a certificate added since',
      async (cms: Uint8Array) => {
        const draft = await draftOf(await archivedOld(cms, content));
        const certificates = element(
          0xa0,
          concatBytes(childrenOf(draft.certificates ?? new Uint8Array(0))),
          rootCertificate,
        );
        return rewrittenBytes(await writeDraft({ ...draft, certificates }));
      },
      'timestamp.imprint-differs',
    ],
    [
      'that cannot be read',
      async (cms: Uint8Array) => {
        const draft = await draftOf(cms);
        const broken = attributeOf(archiveV2, Uint8Array.of(0x02, 1, 7));
        const signers = draft.signers.map(({ info, raw }) => ({ info, raw: withUnsigned(raw, [broken]) }));
        return rewrittenBytes(await writeDraft({ ...draft, signers }));
      },
      'timestamp.damaged',
    ],
  ] as const)('%s proves nothing, and says so', async (_name, make, code) => {
    const { proved, codes } = await provedBy(
      await make(await raisedTo(signDetached({ content }), { content, level: 'LT' })),
      content,
    );
    expect([proved, codes.includes(code)]).toEqual([[false], true]);
  });

  test('over content in segments is named: what it covers cannot be told', async () => {
    const attached = await raisedTo(signAttached({ content }), { content, level: 'LT' });
    const archived = await archivedOld(attached, null);
    const [type = archived, wrapper = archived] = childrenOf(archived);
    const [version, digests, encapsulated = archived, ...rest] = childrenOf(childrenOf(wrapper)[0] ?? archived);
    const [contentType = archived] = childrenOf(encapsulated);
    const segments = element(0x24, element(0x04, content.subarray(0, 3)), element(0x04, content.subarray(3)));
    const streamed = element(
      0x30,
      type,
      element(
        0xa0,
        element(
          0x30,
          version ?? archived,
          digests ?? archived,
          element(0x30, contentType, element(0xa0, segments)),
          ...rest,
        ),
      ),
    );
    const { proved, codes } = await provedBy(streamed, null);
    expect([proved, codes.includes('proof.old-archive-segmented')]).toEqual([[false], true]);
  });

  test('is never passed over where the content is not at hand', async () => {
    const cms = await archivedOld(await raisedTo(signDetached({ content }), { content, level: 'LT' }), content);
    const { proved, codes } = await provedBy(cms, null);
    expect([proved, codes.includes('content.not-given')]).toEqual([[false], true]);
  });

  test('fields of a signer are split as written', async () => {
    const draft = await draftOf(signDetached({ content }));
    const raw = draft.signers[0]?.raw ?? new Uint8Array(0);
    expect(Buffer.concat(splitSigner(raw).fields).equals(Buffer.concat(childrenOf(raw)))).toBe(true);
  });
});
