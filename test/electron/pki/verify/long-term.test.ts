import { describe, expect, test } from 'vitest';
import { rewriteSignedData, rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import { addMaterial } from '#electron/pki/cades/add-material.ts';
import { element } from '#electron/pki/asn1/encode.ts';
import { elementsOf } from '#electron/pki/cades/archived-parts.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { issueCertificate, type Issuer } from '#electron/pki/issue/certificate.ts';
import { issueRevocationList } from '#electron/pki/issue/crl.ts';
import { basicConstraints, extendedKeyUsage, keyUsage } from '#electron/pki/issue/extensions.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import {
  faulty,
  issuingIssuer,
  issuingRevocations,
  kitNow,
  otherIssuer,
  otherRootCertificate,
  rootCertificate,
  rootIssuer,
  rootRevocations,
  signers,
  testKey,
} from '#test/kit/ca.ts';
import { attribute, goodAttributes, handMade } from '#test/kit/hand-made-cms.ts';
import { crlOf, fullPool, raisedTo } from '#test/kit/levels.ts';
import { basicOcsp, wholeOcsp } from '#test/kit/ocsp.ts';
import { certificateOf, signDetached } from '#test/kit/signatures.ts';
import { services, stamp, stamped } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes, wellEquipped, type Settings } from '#test/kit/verify.ts';

/** ETSI EN 319 102-1 clauses 5.5 and 5.6: what a proof of existence settles, and what it does not. */

const content = Buffer.from('Заявка № 7\n');
const instant = (text: string): Instant => text as Instant;

type Entry = { readonly serial: readonly number[]; readonly at: string };
const list = (issuer: Issuer, from: string, until: string, entry: Entry | null = null): Uint8Array =>
  issueRevocationList(issuer, {
    number: 11,
    thisUpdate: Date.parse(from),
    nextUpdate: Date.parse(until),
    revoked:
      entry === null ? [] : [{ serialNumber: Uint8Array.from(entry.serial), at: Date.parse(entry.at), reason: 1 }],
  });

/** Both authorities' lists of a month: what a reader of that time brings to judge the timestamps. */
const listsOf = (month: string, next: string): readonly Uint8Array[] =>
  [issuingIssuer, rootIssuer].map((issuer) => list(issuer, `${month}-01T00:00:00Z`, `${next}-01T00:00:00Z`));

const at = (now: string, change: Partial<Settings> = {}): Settings => ({
  ...wellEquipped,
  crls: [],
  now: instant(now),
  ...change,
});

const service = (serial: number, from: string, until: string, issuer: Issuer = otherIssuer) => ({
  key: 'second-rsa2048' as const,
  certificate: issueCertificate(issuer, {
    subject: [['commonName', `Timestamps ${serial}`]],
    key: testKey('second-rsa2048'),
    serialNumber: Uint8Array.of(0x31, serial),
    notBefore: Date.parse(from),
    notAfter: Date.parse(until),
    extensions: [
      basicConstraints(false),
      keyUsage(['digitalSignature']),
      extendedKeyUsage(['1.3.6.1.5.5.7.3.8'], true),
    ],
  }),
});

describe('the signer’s certificate has expired since', () => {
  const later = '2027-06-10T09:00:00Z';
  const june = listsOf('2027-06', '2027-07');

  test('LT: what it carries shows its chain in the past, the reader’s lists the timestamp now', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    const report = await verifyBytes(cms, content, at(later, { crls: june }));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]).toMatchObject({
      level: 'CAdES-BASELINE-LT',
      provedLevel: 'LT',
      trustedSigningTime: kitNow,
      facts: { chain: { holds: 'past', selfContained: true } },
    });
    expect(codesOf(report)).toContain('timestamp.proves-before-expiry');
  });

  test('LT alone: nobody tells whether the timestamp’s certificate still holds', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    const report = await verifyBytes(cms, content, at(later));
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
    expect(report.signatures[0]?.provedLevel).toBe('none');
  });

  test('with what there is of revocation, which is nothing: passes by its time, and revocation stays not provable', async () => {
    const cms = await stamped(signDetached({ content }));
    const report = await verifyBytes(cms, content, at(later, { revocation: 'if-available' }));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.verdicts.revocation.verdict).toBe('not-provable');
    expect(codesOf(report)).toContain('timestamp.proves-before-expiry');
  });

  test('when nobody is to look at revocation: passes by its time, and says that nobody looked', async () => {
    const cms = await stamped(signDetached({ content }));
    const report = await verifyBytes(cms, content, at(later, { revocation: 'none' }));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.verdicts.revocation.verdict).toBe('not-checked');
  });

  test('LTA: the archive timestamp vouches for the older one', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    const report = await verifyBytes(cms, content, at(later, { crls: june }));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]).toMatchObject({ level: 'CAdES-BASELINE-LTA', provedLevel: 'LTA' });
    expect(report.signatures[0]?.facts.timestamps.map(({ kind, proved }) => [kind, proved])).toEqual([
      ['signature-time-stamp', true],
      ['archive-time-stamp', true],
    ]);
  });

  test('without a timestamp, by a list of its lifetime that is still current: expired, and known not to be revoked', async () => {
    const crls = [
      list(issuingIssuer, '2027-04-20T00:00:00Z', '2027-07-20T00:00:00Z'),
      list(rootIssuer, '2027-06-01T00:00:00Z', '2027-07-01T00:00:00Z'),
    ];
    const report = await verifyBytes(signDetached({ content }), content, at(later, { crls }));
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NOT_REVOKED' });
  });

  test('without a timestamp, by a later list that may have dropped it: nothing is known', async () => {
    const report = await verifyBytes(signDetached({ content }), content, at(later, { crls: june }));
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  });

  test('asked for the moment of signing it needs no proof, and the report says what was assumed', async () => {
    const settings = { ...wellEquipped, now: instant(later), at: kitNow };
    const report = await verifyBytes(signDetached({ content }), content, settings);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', validationTime: kitNow });
    expect(codesOf(report)).toContain('proof.moment-assumed');
  });

  test('asked for a moment before the lists were issued, they are not used', async () => {
    const settings = { ...wellEquipped, now: instant(later), at: instant('2026-11-19T00:00:00Z') };
    const report = await verifyBytes(signDetached({ content }), content, settings);
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'TRY_LATER' });
  });
});

describe('decades later', () => {
  const second = service(2, '2036-01-01T00:00:00Z', '2044-01-01T00:00:00Z');
  const otherList = (year: string) => list(otherIssuer, `${year}-05-01T00:00:00Z`, `${year}-07-01T00:00:00Z`);
  const of2038 = [
    list(issuingIssuer, '2038-05-01T00:00:00Z', '2038-07-01T00:00:00Z'),
    list(rootIssuer, '2038-05-01T00:00:00Z', '2038-07-01T00:00:00Z'),
  ];
  const renewed = async (): Promise<Uint8Array> => {
    const first = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    return raisedTo(first, {
      content,
      level: 'LTA',
      now: '2038-06-01T00:00:00Z',
      pool: { ...fullPool, crls: [...fullPool.crls, ...of2038.map(crlOf)] },
      stamp: { by: second },
    });
  };
  const of2041 = at('2041-06-01T00:00:00Z', {
    trust: [rootCertificate, otherRootCertificate],
    crls: [otherList('2041')],
  });

  test('signer, service and authority have all ended, and a renewal in time proves the whole', async () => {
    const report = await verifyBytes(await renewed(), content, of2041);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]).toMatchObject({ provedLevel: 'LTA', trustedSigningTime: kitNow });
    expect(report.signatures[0]?.facts.timestamps.map(({ chain }) => chain?.holds)).toEqual(['past', 'past', 'now']);
  });

  test('without the renewal nothing is proved any more', async () => {
    const first = await raisedTo(signDetached({ content }), { content, level: 'LTA' });
    const report = await verifyBytes(first, content, of2041);
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
  });

  test('a renewal by a service that is not trusted proves nothing', async () => {
    const report = await verifyBytes(await renewed(), content, { ...of2041, trust: [rootCertificate] });
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('a list taken out after the archive timestamp voids its index, and the old evidence with it', async () => {
    const thinned = await rewrittenBytes(
      await rewriteSignedData(memorySource(await renewed()), ({ revocation }) => ({
        revocation: element(0xa1, ...elementsOf(revocation, 0xa1).slice(1)),
      })),
    );
    const report = await verifyBytes(thinned, content, of2041);
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(codesOf(report)).toContain('proof.index-broken');
  });
});

describe('an authority was revoked since', () => {
  const stranger = { stamp: { by: services.stranger } };
  const settings = at('2026-12-10T09:00:00Z', {
    trust: [rootCertificate, otherRootCertificate],
    crls: [
      list(rootIssuer, '2026-12-05T00:00:00Z', '2026-12-31T00:00:00Z', { serial: [0x10], at: '2026-12-01T00:00:00Z' }),
      list(otherIssuer, '2026-12-05T00:00:00Z', '2026-12-31T00:00:00Z'),
    ],
  });
  const strangersPool = {
    ...fullPool,
    anchors: [...fullPool.anchors, certificateOf(otherRootCertificate)],
    crls: [...fullPool.crls, crlOf(list(otherIssuer, '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z'))],
  };

  test('LT: the signer’s list could have been made up by whoever stole the authority’s key', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LT', pool: strangersPool, ...stranger });
    const report = await verifyBytes(cms, content, settings);
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'REVOKED_CA_NO_POE' });
    expect(codesOf(report)).toContain('revocation.authority-revoked');
  });

  test('LTA: the list is proved to be from before', async () => {
    const cms = await raisedTo(signDetached({ content }), { content, level: 'LTA', pool: strangersPool, ...stranger });
    const report = await verifyBytes(cms, content, settings);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.facts.chain).toMatchObject({ holds: 'past', controlTime: '2026-11-30T23:59:59.999Z' });
  });

  test('a signature without a time: not decided', async () => {
    const report = await verifyBytes(signDetached({ content }), content, settings);
    expect(report.subIndication).toBe('REVOKED_CA_NO_POE');
  });
});

describe('a time over the content proves that it was signed later', () => {
  const signed = (certificate: Uint8Array, time: string): Uint8Array =>
    handMade({
      certificate,
      attributes: [
        ...goodAttributes(content, certificate),
        attribute('1.2.840.113549.1.9.16.2.20', stamp({ data: content, at: time })),
      ],
    });

  test('than the revocation: refused', async () => {
    const report = await verifyBytes(signed(faulty.revoked, '2026-11-01T00:00:00Z'), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-FAILED', subIndication: 'REVOKED' });
    expect(codesOf(report)).toContain('revocation.revoked-before-signing');
  });

  test('than the end of the certificate: refused', async () => {
    const report = await verifyBytes(signed(faulty.expired, '2026-11-01T00:00:00Z'), content);
    expect(report).toMatchObject({ conclusion: 'TOTAL-FAILED', subIndication: 'EXPIRED' });
  });

  test('than something before the revocation says nothing against it', async () => {
    const report = await verifyBytes(signed(faulty.revoked, '2026-09-01T00:00:00Z'), content);
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'REVOKED_NO_POE' });
  });

  test('and is no time of signing', async () => {
    const report = await verifyBytes(signed(signers.rsa2048.certificate, '2026-11-01T00:00:00Z'), content);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]).toMatchObject({ level: 'CAdES-BASELINE-B', trustedSigningTime: null });
    expect(codesOf(report)).toContain('proof.content');
  });

  test('when it is over other content it proves nothing', async () => {
    const other = handMade({
      certificate: faulty.revoked,
      attributes: [
        ...goodAttributes(content, faulty.revoked),
        attribute('1.2.840.113549.1.9.16.2.20', stamp({ data: Buffer.from('other'), at: '2026-11-01T00:00:00Z' })),
      ],
    });
    const report = await verifyBytes(other, content);
    expect(report.subIndication).toBe('REVOKED_NO_POE');
    expect(codesOf(report)).toContain('timestamp.imprint-differs');
  });
});

describe('status responses', () => {
  const about = { certificate: signers.rsa2048.certificate, thisUpdate: '2026-11-23T08:00:00Z' };
  const onlyRootList = { ...wellEquipped, crls: [rootRevocations] };

  test.each([
    ['basic', basicOcsp({ ...about, nextUpdate: '2026-11-24T08:00:00Z' })],
    ['whole', wholeOcsp(basicOcsp({ ...about, nextUpdate: '2026-11-24T08:00:00Z' }))],
    ['without a next update, an hour old', basicOcsp(about)],
  ])('brought by the reader (%s) prove that the signer was not revoked', async (_form, response) => {
    const report = await verifyBytes(signDetached({ content }), content, { ...onlyRootList, ocsps: [response] });
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.settings.ocsps).toBe(1);
    expect(report.signatures[0]?.facts.chain?.lists).toContainEqual(
      expect.objectContaining({ kind: 'ocsp', producedAt: '2026-11-23T08:00:00Z', carried: false }),
    );
  });

  test('without a next update and two days old prove nothing', async () => {
    const old = basicOcsp({ ...about, thisUpdate: '2026-11-21T08:00:00Z' });
    const report = await verifyBytes(signDetached({ content }), content, { ...onlyRootList, ocsps: [old] });
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'TRY_LATER' });
  });

  test('that tell a revocation count', async () => {
    const told = basicOcsp({ ...about, nextUpdate: '2026-11-24T08:00:00Z', revokedAt: '2026-11-22T00:00:00Z' });
    const report = await verifyBytes(signDetached({ content }), content, { ...onlyRootList, ocsps: [told] });
    expect(report.subIndication).toBe('REVOKED_NO_POE');
  });

  test('signed by a stranger are passed over', async () => {
    const forged = basicOcsp({ ...about, nextUpdate: '2026-11-24T08:00:00Z', key: 'other-root' });
    const report = await verifyBytes(signDetached({ content }), content, { ...onlyRootList, ocsps: [forged] });
    expect(report.subIndication).toBe('TRY_LATER');
  });

  test('that travel in the signature (RFC 5940) are used', async () => {
    const response = basicOcsp({ ...about, nextUpdate: '2026-11-24T08:00:00Z' });
    const material = { certificates: [], crls: [], ocsps: [response] };
    const cms = await rewrittenBytes(await addMaterial(memorySource(signDetached({ content })), material));
    const report = await verifyBytes(cms, content, onlyRootList);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.facts.chain?.lists).toContainEqual(
      expect.objectContaining({ kind: 'ocsp', carried: true }),
    );
  });

  test('and lists that travel in the older attribute revocation-values are used', async () => {
    const values = element(0x30, element(0xa0, element(0x30, issuingRevocations)));
    const cms = handMade({
      attributes: goodAttributes(content),
      unsigned: [attribute('1.2.840.113549.1.9.16.2.24', values)],
    });
    const report = await verifyBytes(cms, content, onlyRootList);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });
});

describe('the time a service tells', () => {
  test('outside its own certificate proves nothing', async () => {
    const ended = service(3, '2026-01-01T00:00:00Z', '2026-10-01T00:00:00Z', issuingIssuer);
    const cms = await stamped(signDetached({ content }), { by: ended });
    const report = await verifyBytes(cms, content);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.trustedSigningTime).toBeNull();
  });
});
