import { describe, expect, it } from 'vitest';
import {
  concatBytes,
  context,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  type Der,
} from '#electron/pki/asn1/encode.ts';
import { algorithmIdentifier, digestIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { dataToSign, issuerAndSerial } from '#electron/pki/cades/signed-attributes.ts';
import { issueHolder, issuingCertificate, kitNow, signers, supplierName, testKey, faulty } from '#test/kit/ca.ts';
import { certificateOf, signAttached, signDetached } from '#test/kit/signatures.ts';
import { codesOf, verifyBytes, wellEquipped } from '#test/kit/verify.ts';
import { createHash } from 'node:crypto';

const content = Buffer.from('Заявка № 7\n');
const other = Buffer.from('Заявка № 8\n');
const algorithm = { scheme: 'rsa-pkcs1', digest: 'sha-256' } as const;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const attribute = (type: string, ...values: readonly Der[]): Der => sequence(oid(type), setOf(values));

/** The attributes of a good signature, to be rearranged. */
const goodAttributes = (): Der[] => {
  const certificate = certificateOf(signers.rsa2048.certificate);
  const contentDigest = { algorithm: 'sha-256', value: sha256(content) } as const;
  const whole = dataToSign({ contentDigest, certificate, claimedSigningTime: kitNow });
  const parts: Der[] = [];
  // A SET in the long form with one length octet: its elements begin at byte 3, and each is shorter than 128 or not.
  for (let at = whole[1] === 0x82 ? 4 : 3; at < whole.length;) {
    const first = whole[at + 1] ?? 0;
    const header = first < 0x80 ? 2 : 2 + (first & 0x7f);
    const length =
      first < 0x80 ? first : Number.parseInt(Buffer.from(whole.subarray(at + 2, at + header)).toString('hex'), 16);
    parts.push(Uint8Array.from(whole.subarray(at, at + header + length)));
    at += header + length;
  }
  return parts;
};

const typeOf = (part: Der): string => Buffer.from(part).toString('latin1');
const oidText = (type: string): string => Buffer.from(oid(type)).toString('latin1');
const isOf =
  (type: string) =>
  (part: Der): boolean =>
    typeOf(part).includes(oidText(type));

type Shape = {
  readonly attributes?: readonly Der[];
  /** Written as given, not sorted. */
  readonly asGiven?: boolean;
  readonly unsigned?: readonly Der[];
  readonly version?: number;
  readonly signerVersion?: number;
  readonly certificates?: readonly Uint8Array[];
  readonly announced?: readonly Der[];
  readonly signers?: number;
  readonly contentType?: string;
};

/** Puts a signature together by hand, with whatever the case asks for; what is signed is signed well. */
const handMade = (shape: Shape = {}): Uint8Array => {
  const certificate = certificateOf(signers.rsa2048.certificate);
  const attributes = shape.attributes ?? goodAttributes();
  const body = shape.asGiven === true ? concatBytes(attributes) : setOf(attributes).subarray(0);
  const signedSet = shape.asGiven === true ? sequence(body) : body;
  const signed = Uint8Array.from(signedSet);
  signed[0] = 0x31;
  const signature = signBytes(testKey('supplier-rsa2048'), algorithm, signed);
  const signer = sequence(
    integer(shape.signerVersion ?? 1),
    issuerAndSerial(certificate),
    digestIdentifier('sha-256'),
    concatBytes([Uint8Array.of(0xa0), signed.subarray(1)]),
    algorithmIdentifier(algorithm),
    octetString(signature),
    ...(shape.unsigned === undefined ? [] : [concatBytes([Uint8Array.of(0xa1), setOf(shape.unsigned).subarray(1)])]),
  );
  const all = Array.from({ length: shape.signers ?? 1 }, () => signer);
  return sequence(
    oid(cmsOids.signedData),
    context(
      0,
      sequence(
        integer(shape.version ?? 1),
        setOf(shape.announced ?? [digestIdentifier('sha-256')]),
        sequence(oid(shape.contentType ?? cmsOids.data)),
        context(0, ...(shape.certificates ?? [signers.rsa2048.certificate, issuingCertificate])),
        setOf(all),
      ),
    ),
  );
};

const signingTime = '1.2.840.113549.1.9.5';
const unknownType = '1.2.643.999.1';

const cases: readonly (readonly [title: string, code: string, shape: Shape])[] = [
  [
    'content-type twice',
    'policy.attribute-repeated',
    { attributes: [...goodAttributes(), attribute(cmsOids.contentType, oid('1.2.3'))] },
  ],
  [
    'message-digest twice',
    'policy.attribute-repeated',
    {
      attributes: [
        ...goodAttributes(),
        attribute(cmsOids.messageDigest, octetString(Buffer.from(sha256(other), 'hex'))),
      ],
    },
  ],
  [
    'message-digest with two values',
    'policy.attribute-not-single',
    {
      attributes: [
        ...goodAttributes().filter((part) => !isOf(cmsOids.messageDigest)(part)),
        attribute(
          cmsOids.messageDigest,
          octetString(Buffer.from(sha256(content), 'hex')),
          octetString(Buffer.from(sha256(other), 'hex')),
        ),
      ],
    },
  ],
  [
    'no message-digest',
    'policy.attribute-missing',
    { attributes: goodAttributes().filter((part) => !isOf(cmsOids.messageDigest)(part)) },
  ],
  [
    'no content-type',
    'policy.attribute-missing',
    { attributes: goodAttributes().filter((part) => !isOf(cmsOids.contentType)(part)) },
  ],
  [
    'no signing-certificate',
    'binding.reference-missing',
    { attributes: goodAttributes().filter((part) => !isOf(cmsOids.signingCertificateV2)(part)) },
  ],
  [
    'signing-certificate twice',
    'binding.reference-repeated',
    {
      attributes: [
        ...goodAttributes(),
        ...goodAttributes()
          .filter(isOf(cmsOids.signingCertificateV2))
          .map((part) => Uint8Array.from(part)),
      ],
    },
  ],
  [
    'attributes in the wrong order',
    'policy.signed-attributes-unsorted',
    { attributes: goodAttributes().toReversed(), asGiven: true },
  ],
  [
    'a message-digest among the unsigned',
    'policy.attribute-misplaced',
    { unsigned: [attribute(cmsOids.messageDigest, octetString(Buffer.from(sha256(other), 'hex')))] },
  ],
  [
    'a signing-certificate among the unsigned',
    'policy.attribute-misplaced',
    { unsigned: goodAttributes().filter(isOf(cmsOids.signingCertificateV2)) },
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
    const report = await verifyBytes(handMade(), content);
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  it.each(cases)('never passes with %s, and says %s', async (_title, code, shape) => {
    const report = await verifyBytes(handMade(shape), content);
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(codesOf(report)).toContain(code);
  });

  it('passes with an unsigned attribute nobody knows, and names it', async () => {
    const report = await verifyBytes(handMade({ unsigned: [attribute(unknownType, integer(1))] }), content);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(codesOf(report)).toEqual(['policy.attribute-unknown']);
  });

  it('is named CAdES-BES, not CAdES-BASELINE-B, without a signing time', async () => {
    const attributes = goodAttributes().filter((part) => !isOf(signingTime)(part));
    const report = await verifyBytes(handMade({ attributes }), content);
    expect(report.signatures[0]?.level).toBe('CAdES-BES');
    expect(report.signatures[0]?.verdicts.claimedSigningTime.verdict).toBe('not-provable');
  });

  it('passes when two signers both stand', async () => {
    const report = await verifyBytes(handMade({ signers: 2 }), content);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures).toHaveLength(2);
  });
});

describe('a certificate that was exchanged', () => {
  const twin = issueHolder({ serial: 1, key: 'second-rsa2048' });
  const renewed = issueHolder({ serial: 1, notAfter: '2027-06-01T00:00:00Z' });

  it('for one of the same name and number over another key is refused', async () => {
    const report = await verifyBytes(handMade({ certificates: [twin, issuingCertificate] }), content);
    expect(report.conclusion).toBe('TOTAL-FAILED');
    expect(codesOf(report)).toContain('binding.hash-differs');
  });

  it('for one of the same name, number and key is not confirmed', async () => {
    const report = await verifyBytes(handMade({ certificates: [renewed, issuingCertificate] }), content);
    expect([report.conclusion, report.subIndication]).toEqual(['INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND']);
    expect(report.signatures[0]?.verdicts.signatureValue.verdict).toBe('passed');
    expect(report.signatures[0]?.verdicts.certificateBinding.verdict).toBe('failed');
  });

  it('is told from the right one by its hash when both are there', async () => {
    const certificates = [renewed, signers.rsa2048.certificate, issuingCertificate];
    const report = await verifyBytes(handMade({ certificates }), content);
    expect(report.signatures[0]?.verdicts.certificateBinding.verdict).toBe('passed');
  });

  it('is found among what the reader brings when the signature carries none', async () => {
    const report = await verifyBytes(handMade({ certificates: [] }), content, {
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
    expect(codesOf(report)).toEqual(['claimed-time.after-validation']);
  });
});
