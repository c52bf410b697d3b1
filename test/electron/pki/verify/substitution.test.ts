import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { integer, octetString, oid } from '#electron/pki/asn1/encode.ts';
import { digestIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { faulty, issueHolder, issuingCertificate, kitNow, signers, supplierName } from '#test/kit/ca.ts';
import { attribute, goodAttributes, handMade, isOf, type Shape } from '#test/kit/hand-made-cms.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { codesOf, verifyBytes, wellEquipped, wordsOf } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');
const other = Buffer.from('Заявка № 8\n');
const good = goodAttributes(content);
const digestValue = (bytes: Uint8Array) => octetString(createHash('sha256').update(bytes).digest());
const made = (shape: Partial<Shape> = {}): Uint8Array => handMade({ attributes: good, ...shape });
const signingTime = '1.2.840.113549.1.9.5';
const unknownType = '1.2.643.999.1';

const cases: readonly (readonly [title: string, code: string, shape: Partial<Shape>])[] = [
  [
    'content-type twice',
    'policy.attribute-repeated',
    { attributes: [...good, attribute(cmsOids.contentType, oid('1.2.3'))] },
  ],
  [
    'message-digest twice',
    'policy.attribute-repeated',
    {
      attributes: [...good, attribute(cmsOids.messageDigest, digestValue(other))],
    },
  ],
  [
    'message-digest with two values',
    'policy.attribute-not-single',
    {
      attributes: [
        ...good.filter((part) => !isOf(cmsOids.messageDigest)(part)),
        attribute(cmsOids.messageDigest, digestValue(content), digestValue(other)),
      ],
    },
  ],
  [
    'no message-digest',
    'policy.attribute-missing',
    { attributes: good.filter((part) => !isOf(cmsOids.messageDigest)(part)) },
  ],
  [
    'no content-type',
    'policy.attribute-missing',
    { attributes: good.filter((part) => !isOf(cmsOids.contentType)(part)) },
  ],
  [
    'no signing-certificate',
    'binding.reference-missing',
    { attributes: good.filter((part) => !isOf(cmsOids.signingCertificateV2)(part)) },
  ],
  [
    'signing-certificate twice',
    'binding.reference-repeated',
    {
      attributes: [...good, ...good.filter(isOf(cmsOids.signingCertificateV2)).map((part) => Uint8Array.from(part))],
    },
  ],
  [
    'attributes in the wrong order',
    'policy.signed-attributes-unsorted',
    { attributes: good.toReversed(), asGiven: true },
  ],
  [
    'a message-digest among the unsigned',
    'policy.attribute-misplaced',
    { unsigned: [attribute(cmsOids.messageDigest, digestValue(other))] },
  ],
  [
    'a signing-certificate among the unsigned',
    'policy.attribute-misplaced',
    { unsigned: good.filter(isOf(cmsOids.signingCertificateV2)) },
  ],
  [
    'another content type around it',
    'policy.content-type-differs',
    { contentType: '1.2.840.113549.1.9.16.1.4', version: 3 },
  ],
  ['a version that does not fit', 'policy.version-unexpected', { version: 3 }],
  ['a signer version that does not fit', 'policy.version-unexpected', { signerVersion: 3, version: 3 }],
  ['a digest that is not announced', 'policy.digest-not-announced', { announced: [digestIdentifier('sha-512')] }],
  [
    'an unrelated certificate',
    'coverage.foreign-certificate',
    { certificates: [signers.rsa2048.certificate, issuingCertificate, faulty.forged] },
  ],
  ['no certificate', 'binding.certificate-not-found', { certificates: [] }],
  ['no signer', 'format.no-signers', { signers: 0 }],
];

describe('a signature put together by hand', () => {
  it('passes when it keeps the rules', async () => {
    const report = await verifyBytes(made(), content);
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  it.each(cases)('never passes with %s, and says %s', async (_title, code, shape) => {
    const report = await verifyBytes(made(shape), content);
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(codesOf(report)).toContain(code);
  });

  it('passes with an unsigned attribute nobody knows, and names it', async () => {
    const report = await verifyBytes(made({ unsigned: [attribute(unknownType, integer(1))] }), content);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codesOf(report)).toEqual(['policy.attribute-unknown']);
  });

  it('is named CAdES-BES, not CAdES-BASELINE-B, without a signing time', async () => {
    const attributes = good.filter((part) => !isOf(signingTime)(part));
    const report = await verifyBytes(made({ attributes }), content);
    expect(report.signatures[0]?.level).toBe('CAdES-BES');
    expect(report.signatures[0]?.verdicts.claimedSigningTime.verdict).toBe('not-provable');
  });

  it('passes when the same signer stands twice, and says that it is one', async () => {
    const report = await verifyBytes(made({ signers: 2 }), content);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codesOf(report)).toContain('coverage.signature-repeated');
    expect(report.signatures).toHaveLength(2);
  });
});

describe('a certificate that was exchanged', () => {
  const twin = issueHolder({ serial: 1, key: 'second-rsa2048' });
  const renewed = issueHolder({ serial: 1, notAfter: '2027-06-01T00:00:00Z' });

  it('for one of the same name and number over another key is refused', async () => {
    const report = await verifyBytes(made({ certificates: [twin, issuingCertificate] }), content);
    expect(report.conclusion).toBe('TOTAL-FAILED');
    expect(codesOf(report)).toContain('binding.hash-differs');
  });

  it('for one of the same name, number and key is not confirmed', async () => {
    const report = await verifyBytes(made({ certificates: [renewed, issuingCertificate] }), content);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']);
    expect(report.signatures[0]?.verdicts.signatureValue.verdict).toBe('passed');
    expect(report.signatures[0]?.verdicts.certificateBinding.verdict).toBe('failed');
  });

  it('is told from the right one by its hash when both are there', async () => {
    const certificates = [renewed, signers.rsa2048.certificate, issuingCertificate];
    const report = await verifyBytes(made({ certificates }), content);
    expect(report.signatures[0]?.verdicts.certificateBinding.verdict).toBe('passed');
  });

  it('is found among what the reader brings when the signature carries none', async () => {
    const report = await verifyBytes(made({ certificates: [] }), content, {
      ...wellEquipped,
      certificates: [signers.rsa2048.certificate, issuingCertificate],
    });
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });
});

describe('a signature of something else', () => {
  it('says TOTAL-FAILED for the signature of another file, whatever the trust', async () => {
    for (const trust of [wellEquipped.trust, []]) {
      const report = await verifyBytes(signDetached({ content: other }), content, { ...wellEquipped, trust });
      expect([report.conclusion, report.subIndication]).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
    }
  });

  it('never passes an attached signature beside other content', async () => {
    const report = await verifyBytes(signAttached({ content }), other);
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(codesOf(report)).toContain('coverage.other-content');
    expect((await verifyBytes(signAttached({ content }), content)).conclusion).toBe('TOTAL-PASSED');
  });
});

describe('a signer whose certificate does not stand', () => {
  const sign = (certificate: Uint8Array) =>
    verifyBytes(signDetached({ content, signer: { key: 'supplier-rsa2048', certificate } }), content);

  it.each([
    ['expired', faulty.expired, 'OUT_OF_BOUNDS_NO_POE'],
    ['not yet valid', faulty.notYetValid, 'OUT_OF_BOUNDS_NO_POE'],
    ['revoked', faulty.revoked, 'REVOKED_NO_POE'],
    ['not for signing', faulty.wrongUsage, 'CHAIN_CONSTRAINTS_FAILURE'],
    ['signed by a stranger under our authority’s name', faulty.forged, 'CERTIFICATE_CHAIN_GENERAL_FAILURE'],
  ] as const)('%s: INDETERMINATE', async (_title, certificate, subIndication) => {
    const report = await sign(certificate);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', subIndication]);
    expect(report.signatures[0]?.verdicts.signatureValue.verdict).toBe('passed');
  });

  it('with a key of 1024 bits is not confirmed', async () => {
    const certificate = issueHolder({ serial: 0x30, key: 'weak-rsa1024', subject: supplierName() });
    const report = await verifyBytes(signDetached({ content, signer: { key: 'weak-rsa1024', certificate } }), content);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE']);
  });
});

describe('without anyone to trust', () => {
  it('chain and revocation are not provable, whatever lists there are', async () => {
    const report = await verifyBytes(signDetached({ content }), content, { ...wellEquipped, trust: [] });
    expect(wordsOf(report)).toMatchObject({
      content: 'passed',
      signatureValue: 'passed',
      chain: 'not-provable',
      revocation: 'not-provable',
    });
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND']);
  });
});

describe('what the reader asks of revocation', () => {
  const signed = signDetached({ content });
  const ask = (revocation: 'required' | 'if-available' | 'none', crls = wellEquipped.crls ?? []) =>
    verifyBytes(signed, content, { ...wellEquipped, revocation, crls });

  it('required and no list: TRY_LATER', async () => {
    const report = await ask('required', []);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'TRY_LATER']);
    expect(report.signatures[0]?.verdicts.revocation.verdict).toBe('not-provable');
  });

  it('if-available and no list: passes, and the verdict says that it was not provable', async () => {
    const report = await ask('if-available', []);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.verdicts.revocation.verdict).toBe('not-provable');
  });

  it('none: passes, and the report says that nobody looked', async () => {
    const report = await ask('none');
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.verdicts.revocation).toEqual({
      verdict: 'not-checked',
      findings: ['revocation.not-looked'],
    });
  });

  it('if-available and a list that revokes: not confirmed', async () => {
    const signer = { key: 'supplier-rsa2048', certificate: faulty.revoked } as const;
    const report = await verifyBytes(signDetached({ content, signer }), content, {
      ...wellEquipped,
      revocation: 'if-available',
    });
    expect(report.subIndication).toBe('REVOKED_NO_POE');
  });
});

describe('the claimed signing time', () => {
  it('outside the certificate’s validity is not confirmed', async () => {
    const claimedSigningTime = '2020-01-01T00:00:00Z' as typeof kitNow;
    const report = await verifyBytes(signDetached({ content, claimedSigningTime }), content);
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(report.signatures[0]?.verdicts.claimedSigningTime.verdict).toBe('failed');
  });

  it('later than the moment asked for is named and decides nothing', async () => {
    const at = '2026-11-21T00:00:00Z' as typeof kitNow;
    const report = await verifyBytes(signDetached({ content }), content, { ...wellEquipped, at });
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codesOf(report)).toEqual(['proof.moment-assumed', 'claimed-time.after-validation']);
  });
});
