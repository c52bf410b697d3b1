import { describe, expect, test } from 'vitest';
import { octetString, oid, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import { digestIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import type { ArchivedParts } from '#electron/pki/cades/archived-parts.ts';
import { cmsOids } from '#electron/pki/cades/cms-oids.ts';
import { coverageOf, hashIndexOf, makeHashIndex } from '#electron/pki/cades/hash-index.ts';
import { attributeOf } from '#electron/pki/cades/unsigned-attributes.ts';
import type { SignerInfo } from '#electron/pki/cms/signed-data.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { draftOf } from '../../../kit/levels.ts';
import { signDetached } from '../../../kit/signatures.ts';

const attribute = (type: string, value: Der) => ({
  raw: attributeOf(type, value),
  attribute: { type, values: [value] },
});

const parts: ArchivedParts = {
  contentType: oid('1.2.840.113549.1.7.1'),
  certificates: [sequence(octetString(Buffer.from('one'))), sequence(octetString(Buffer.from('two')))],
  revocation: [sequence(octetString(Buffer.from('list')))],
  signerFields: Buffer.from('fields'),
  attributes: [attribute('1.2.3.4', sequence(octetString(Buffer.from('stamp'))))],
};

/** A token's signer that carries these attributes. */
const carrying = async (...attributes: readonly SignerInfo['unsignedAttributes'][number][]): Promise<SignerInfo> => {
  const [signer] = (await draftOf(signDetached({ content: Buffer.from('x') }))).signers;
  if (signer === undefined) throw new Error('no signer');
  return { ...signer.info, unsignedAttributes: attributes };
};

const sha256 = (bytes: Uint8Array): Der => octetString(digestBytes('sha-256', bytes));

describe('the index of an archive timestamp', () => {
  test.each(['sha-256', 'sha-512', 'streebog-256'] as const)(
    'over %s lists everything that is there',
    async (algorithm) => {
      const value = makeHashIndex(algorithm, parts);
      const index = hashIndexOf(await carrying({ type: cmsOids.hashIndexV3, values: [value] }));
      expect(index).toMatchObject({ form: 'v3', algorithm });
      expect(index === null ? null : coverageOf(index, parts)).toMatchObject({
        missing: 0,
        certificates: { length: 2 },
        revocation: { length: 1 },
        attributeValues: [{ type: '1.2.3.4' }],
      });
    },
  );

  test.each([
    ['with SHA-256 left out', []],
    ['with its algorithm written', [digestIdentifier('sha-256')]],
  ])('in its form before 2016, of whole attributes, %s', async (_name, algorithm) => {
    const value = sequence(
      ...algorithm,
      sequence(...parts.certificates.map(sha256)),
      sequence(...parts.revocation.map(sha256)),
      sequence(...parts.attributes.map(({ raw }) => sha256(raw))),
    );
    const index = hashIndexOf(await carrying({ type: cmsOids.hashIndexV1, values: [value] }));
    expect(index === null ? null : coverageOf(index, parts)).toMatchObject({
      missing: 0,
      attributeValues: { length: 1 },
    });
  });

  test('does not cover what came later, and is not broken by it', async () => {
    const value = makeHashIndex('sha-256', parts);
    const index = hashIndexOf(await carrying({ type: cmsOids.hashIndexV3, values: [value] }));
    const later = { ...parts, certificates: [...parts.certificates, sequence(octetString(Buffer.from('three')))] };
    expect(index === null ? null : coverageOf(index, later)).toMatchObject({ missing: 0, certificates: { length: 2 } });
  });

  test.each([
    ['a certificate', { certificates: parts.certificates.slice(1) }],
    ['a list', { revocation: [] }],
    ['an attribute', { attributes: [] }],
  ])('is broken when %s was taken away', async (_name, without) => {
    const value = makeHashIndex('sha-256', parts);
    const index = hashIndexOf(await carrying({ type: cmsOids.hashIndexV3, values: [value] }));
    expect(index === null ? null : coverageOf(index, { ...parts, ...without })).toMatchObject({ missing: 1 });
  });

  test('twice, or unreadable, is none', async () => {
    const value = makeHashIndex('sha-256', parts);
    const one = { type: cmsOids.hashIndexV3, values: [value] };
    expect(hashIndexOf(await carrying(one, one))).toBeNull();
    expect(hashIndexOf(await carrying({ ...one, values: [value, value] }))).toBeNull();
    expect(hashIndexOf(await carrying({ ...one, values: [Uint8Array.of(0x30, 3, 1)] }))).toBeNull();
    expect(hashIndexOf(await carrying())).toBeNull();
  });
});
