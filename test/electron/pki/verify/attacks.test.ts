import { describe, expect, test } from 'vitest';
import { concatBytes, element, oid, sequence } from '#electron/pki/asn1/encode.ts';
import { elementsOf, splitSigner } from '#electron/pki/cades/archived-parts.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { rewriteSignedData, rewrittenBytes } from '#electron/pki/cades/rewrite.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { readSignedData, type SignedData } from '#electron/pki/cms/signed-data.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { readPolicy } from '#shared/verification/policy-schema.ts';
import { validationPolicy } from '#shared/verification/policy-data.ts';
import { issueHolder, issuingCertificate, otherIssuer, signers } from '#test/kit/ca.ts';
import { asicContainer, asicParts, documents, manifestOver } from '#test/kit/containers.ts';
import { counterSignature, counterSigned, notary } from '#test/kit/counter-signatures.ts';
import { attribute, goodAttributes, handMade } from '#test/kit/hand-made-cms.ts';
import { raisedTo } from '#test/kit/levels.ts';
import { signAttached, signDetached } from '#test/kit/signatures.ts';
import { signatureValueOf, stamp } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes, wellEquipped } from '#test/kit/verify.ts';

/** What somebody does who wants a signature to say what its signer did not. */

const content = Buffer.from('Заявка № 7\n');
const other = Buffer.from('Заявка № 8\n');
const dataOf = async (cms: Uint8Array): Promise<SignedData> => {
  const read = await readSignedData(memorySource(cms));
  if (!read.ok) throw new Error(read.problem.kind);
  return read.value;
};
const signersOf = async (cms: Uint8Array): Promise<readonly Uint8Array[]> =>
  elementsOf((await dataOf(cms)).frame.signers, 0x31);
const withSigners = async (cms: Uint8Array, ...elements: readonly Uint8Array[]): Promise<Uint8Array> =>
  rewrittenBytes(await rewriteSignedData(memorySource(cms), () => ({ signers: element(0x31, ...elements) })));
const withCertificates = async (cms: Uint8Array, ...certificates: readonly Uint8Array[]): Promise<Uint8Array> =>
  rewrittenBytes(await rewriteSignedData(memorySource(cms), () => ({ certificates: element(0xa0, ...certificates) })));
const judged = async (bytes: Uint8Array, of: Uint8Array | null = content) => {
  const report = await verifyBytes(bytes, of);
  return { report, found: [report.conclusion, report.subIndication], codes: codesOf(report) };
};

describe('signed attributes turned into content', () => {
  test('their bytes as the content, the attributes left out: the value verifies and nothing is confirmed', async () => {
    const data = await dataOf(signDetached({ content }));
    const [signer] = await signersOf(signDetached({ content }));
    if (signer === undefined || data.signers[0]?.signedBytes === undefined) throw new Error('no signer');
    const { fields } = splitSigner(signer);
    const bare = sequence(concatBytes(fields.filter((field) => field[0] !== 0xa0)));
    const { report, found, codes } = await judged(
      await withSigners(signDetached({ content }), bare),
      data.signers[0].signedBytes,
    );
    expect(report.signatures[0]?.facts.signatureValue).toBe('verifies');
    expect(found).toEqual(['INDETERMINATE', 'SIG_CONSTRAINTS_FAILURE']);
    expect(codes).toContain('policy.signed-attributes-missing');
  });

  test('the signed attributes wrapped in an attribute of others are not looked into', async () => {
    const good = goodAttributes(content);
    const forged = goodAttributes(other);
    const wrapped = attribute('1.2.643.999.2', sequence(concatBytes(good)));
    const { found } = await judged(handMade({ attributes: [...forged, wrapped] }));
    expect(found).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
  });

  test('a second set of signed attributes in the same signer is damage', async () => {
    const [signer] = await signersOf(signDetached({ content }));
    if (signer === undefined) throw new Error('no signer');
    const { fields } = splitSigner(signer);
    const doubled = sequence(concatBytes(fields.flatMap((field) => (field[0] === 0xa0 ? [field, field] : [field]))));
    const { found } = await judged(await withSigners(signDetached({ content }), doubled));
    expect(found).toEqual(['TOTAL-FAILED', 'FORMAT_FAILURE']);
  });
});

describe('a second signer put in', () => {
  test('who signed something else fails the file, and the first keeps his verdict', async () => {
    const [mine] = await signersOf(signDetached({ content }));
    const [theirs] = await signersOf(signDetached({ content: other, signer: signers.p256 }));
    if (mine === undefined || theirs === undefined) throw new Error('no signer');
    const both = await withCertificates(
      await withSigners(signDetached({ content }), mine, theirs),
      signers.rsa2048.certificate,
      signers.p256.certificate,
      issuingCertificate,
    );
    const { report, found } = await judged(both);
    expect(found).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
    expect(report.signatures.map(({ conclusion }) => conclusion).toSorted()).toEqual(['TOTAL-FAILED', 'TOTAL-PASSED']);
  });

  test('of a stranger over the same content leaves the file undecided', async () => {
    const certificate = issueHolder({ serial: 0x77, issuer: otherIssuer });
    const stranger = { key: 'supplier-rsa2048', certificate } as const;
    const [mine] = await signersOf(signDetached({ content }));
    const [theirs] = await signersOf(signDetached({ content, signer: stranger }));
    if (mine === undefined || theirs === undefined) throw new Error('no signer');
    const both = await withCertificates(
      await withSigners(signDetached({ content }), mine, theirs),
      signers.rsa2048.certificate,
      certificate,
      issuingCertificate,
    );
    const { report, found } = await judged(both);
    expect(found[0]).toBe('INDETERMINATE');
    expect(report.signatures.map(({ conclusion }) => conclusion).toSorted()).toEqual(['INDETERMINATE', 'TOTAL-PASSED']);
  });

  test('with the first one’s value under another name is refused', async () => {
    const [mine] = await signersOf(signDetached({ content }));
    const [theirs] = await signersOf(signDetached({ content, signer: signers.rsa3072 }));
    if (mine === undefined || theirs === undefined) throw new Error('no signer');
    const [version, , ...rest] = splitSigner(mine).fields;
    const [, identifier] = splitSigner(theirs).fields;
    if (version === undefined || identifier === undefined) throw new Error('no fields');
    const mixed = sequence(concatBytes([version, identifier, ...rest]));
    const made = await withCertificates(
      await withSigners(signDetached({ content }), mixed),
      signers.rsa3072.certificate,
      issuingCertificate,
    );
    const { found } = await judged(made);
    expect(found).toEqual(['TOTAL-FAILED', 'SIG_CRYPTO_FAILURE']);
  });
});

describe('proofs taken from elsewhere', () => {
  test('a timestamp over another signature proves nothing', async () => {
    const foreign = stamp({ data: await signatureValueOf(signDetached({ content: other })) });
    const cms = handMade({
      attributes: goodAttributes(content),
      unsigned: [attribute('1.2.840.113549.1.9.16.2.14', foreign)],
    });
    const { report, codes } = await judged(cms);
    expect(report.signatures[0]).toMatchObject({ level: 'CAdES-BASELINE-B', trustedSigningTime: null });
    expect(codes).toContain('timestamp.imprint-differs');
  });

  test('an archive timestamp copied from another signature proves nothing', async () => {
    const [theirs] = await signersOf(
      await raisedTo(signDetached({ content: other }), { content: other, level: 'LTA' }),
    );
    const mine = await raisedTo(signDetached({ content }), { content, level: 'LT' });
    const [own] = await signersOf(mine);
    if (theirs === undefined || own === undefined) throw new Error('no signer');
    const { fields, attributes } = splitSigner(own);
    const copied = splitSigner(theirs).attributes.filter(
      ({ attribute: { type } }) => type === cmsOids.archiveTimestampV3,
    );
    const unsigned = [...attributes, ...copied].map(({ raw }) => raw).toSorted((a, b) => Buffer.compare(a, b));
    const mixed = sequence(concatBytes(fields), element(0xa1, ...unsigned));
    const { report, codes } = await judged(await withSigners(mine, mixed));
    expect(report.signatures[0]).toMatchObject({ level: 'CAdES-BASELINE-LT' });
    expect(report.signatures[0]?.facts.timestamps.map(({ kind, proved }) => [kind, proved])).toEqual([
      ['signature-time-stamp', true],
      ['archive-time-stamp', false],
    ]);
    expect(codes.some((code) => code === 'proof.index-broken' || code === 'timestamp.imprint-differs')).toBe(true);
  });

  test('a counter-signature copied from another signature fails the file', async () => {
    const foreign = counterSignature(await signatureValueOf(signDetached({ content: other })));
    const cms = await counterSigned(signDetached({ content }), foreign);
    const report = await verifyBytes(cms, content, { ...wellEquipped, certificates: [notary.certificate] });
    expect(report).toMatchObject({ conclusion: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' });
  });
});

describe('more evidence than anybody needs', () => {
  test('is left unread beyond a thousand lists, which is named and never passes', async () => {
    const [one] = wellEquipped.crls ?? [];
    if (one === undefined) throw new Error('no list');
    const crls = Array.from({ length: 1_001 }, () => one);
    const cms = await rewrittenBytes(
      await rewriteSignedData(memorySource(signDetached({ content })), () => ({ revocation: element(0xa1, ...crls) })),
    );
    const { found, codes } = await judged(cms);
    expect(found).toEqual(['INDETERMINATE', 'GENERIC']);
    expect(codes).toContain('format.limit');
  });
});

describe('content that is something else', () => {
  test('an attached signature whose content was taken out and another given is refused', async () => {
    const { found } = await judged(signDetached({ content }), other);
    expect(found).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
  });

  test('an attached signature with another content in it is refused', async () => {
    const bytes = Buffer.from(signAttached({ content }));
    const at = bytes.indexOf(content);
    const { found } = await judged(
      Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at + other.length)]),
      null,
    );
    expect(found).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
  });

  test('a content type that is not data, named by the signer too, is what it says', async () => {
    const typed = goodAttributes(content).filter(
      (part) => !Buffer.from(part).includes(Buffer.from(oid(cmsOids.contentType))),
    );
    const own = attribute(cmsOids.contentType, oid('1.2.3.4'));
    const cms = handMade({ attributes: [...typed, own], contentType: '1.2.3.4', version: 3 });
    expect((await judged(cms)).found).toEqual(['TOTAL-PASSED', null]);
  });
});

describe('containers of several signatures', () => {
  const second = [documents[1]].flatMap((one) => (one === undefined ? [] : [one]));

  test('two by one signer at one time, each over its own manifest, pass', async () => {
    const manifest = Buffer.from(Buffer.from(manifestOver(second)).toString().replace('signature001', 'signature002'));
    const parts = [
      ...asicParts(),
      { name: 'META-INF/ASiCManifest002.xml', bytes: manifest },
      { name: 'META-INF/signature002.p7s', bytes: signDetached({ content: manifest }) },
    ];
    const { report, found } = await judged(asicContainer(parts), null);
    expect(found).toEqual(['TOTAL-PASSED', null]);
    expect(report.files.map(({ signatures }) => signatures)).toEqual([1, 2]);
  });

  test('the second one’s signature over the first one’s manifest is refused', async () => {
    const manifest = Buffer.from(Buffer.from(manifestOver(second)).toString().replace('signature001', 'signature002'));
    const parts = [
      ...asicParts(),
      { name: 'META-INF/ASiCManifest002.xml', bytes: manifest },
      { name: 'META-INF/signature002.p7s', bytes: signDetached({ content: manifestOver(documents) }) },
    ];
    expect((await judged(asicContainer(parts), null)).found).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
  });

  test('a counter-signature inside a container is judged and reported under its signature', async () => {
    const parts = asicParts();
    const countered = await Promise.all(
      parts.map(async (part) => {
        if (part.name !== 'META-INF/signature001.p7s') return part;
        return {
          ...part,
          bytes: await counterSigned(part.bytes, counterSignature(await signatureValueOf(part.bytes))),
        };
      }),
    );
    const settings = { ...wellEquipped, certificates: [notary.certificate] };
    const report = await verifyBytes(asicContainer(countered), null, settings);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.counterSignatures).toHaveLength(1);
  });

  test('a signature without any certificate is found among what the reader brings', async () => {
    const bare = async (cms: Uint8Array): Promise<Uint8Array> =>
      rewrittenBytes(await rewriteSignedData(memorySource(cms), () => ({ certificates: null })));
    const parts = await Promise.all(
      asicParts().map(async (part) =>
        part.name === 'META-INF/signature001.p7s' ? { ...part, bytes: await bare(part.bytes) } : part,
      ),
    );
    const brought = { ...wellEquipped, certificates: [signers.rsa2048.certificate, issuingCertificate] };
    expect((await verifyBytes(asicContainer(parts), null, brought)).conclusion).toBe('TOTAL-PASSED');
    expect((await verifyBytes(asicContainer(parts))).subIndication).toBe('NO_SIGNING_CERTIFICATE_FOUND');
  });
});

describe('a policy of the user’s own', () => {
  const own = (change: object): string => JSON.stringify({ id: 'ours', extends: validationPolicy.id, ...change });
  const withPolicy = async (text: string) => {
    const policy = readPolicy(text);
    if (!policy.ok) throw new Error(JSON.stringify(policy.error));
    return verifyBytes(signDetached({ content }), content, { ...wellEquipped, policy: policy.value });
  };

  test('is named in the report with the digest of what it says', async () => {
    const [plain, changed] = [await withPolicy(own({})), await withPolicy(own({ digests: [] }))];
    expect(plain.settings.policyId).toBe('ours');
    expect(plain.settings.policyDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(changed.settings.policyDigest).toBe(plain.settings.policyDigest);
    const stricter = await withPolicy(own({ digests: [{ name: 'sha-256', term: 'never', source: 'our rule' }] }));
    expect(stricter.settings.policyDigest).not.toBe(plain.settings.policyDigest);
    expect(stricter.subIndication).toBe('CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
  });

  test('may ask for fresher revocation data than the authority does', async () => {
    const fresh = { maxAgeHours: 24, ocspWithoutNextUpdateHours: 1, source: 'our rule' };
    const report = await withPolicy(own({ revocation: fresh }));
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'TRY_LATER' });
    expect(codesOf(report)).toContain('revocation.too-old');
  });

  test('may be more patient about what no verdict hangs on', async () => {
    const rules = { 'claimed-time.outside-certificate': { level: 'note', source: 'our clocks are wrong' } };
    const policy = readPolicy(own({ rules }));
    if (!policy.ok) throw new Error('unreadable');
    const claimedSigningTime = '2020-01-01T00:00:00Z' as Instant;
    const settings = { ...wellEquipped, policy: policy.value };
    expect((await verifyBytes(signDetached({ content, claimedSigningTime }), content, settings)).conclusion).toBe(
      'TOTAL-PASSED',
    );
  });

  test.each(['content.digest-mismatch', 'signature-value.wrong', 'chain.no-anchors', 'coverage.file-unsigned'])(
    'is refused when it would let pass %s',
    (code) => {
      for (const level of ['note', 'warning']) {
        const read = readPolicy(own({ rules: { [code]: { level, source: 'careless' } } }));
        expect(read.ok ? null : read.error.details['path']).toBe(`policy.rules.${code}.level`);
      }
    },
  );

  test.each([
    ['is not JSON', 'no', 'policy'],
    ['names no base', JSON.stringify({ id: 'ours' }), 'policy.extends'],
    [
      'has a rule for a check that does not exist',
      own({ rules: { 'no.such': { level: 'note', source: 's' } } }),
      'policy.rules.no.such',
    ],
    [
      'has a sub-indication that does not exist',
      own({ rules: { 'content.not-given': { level: 'fail', subIndication: 'X', source: 's' } } }),
      'policy.rules.content.not-given.subIndication',
    ],
    ['has a key that means nothing', own({ more: 1 }), 'policy'],
    ['gives no source', own({ digests: [{ name: 'sha-256', term: 'open' }] }), 'policy.digests.0.source'],
  ])('is refused when it %s', (_title, text, path) => {
    const read = readPolicy(text);
    expect(read.ok ? null : [read.error.code, read.error.details['path']]).toEqual(['input.invalid', path]);
  });
});
