import { describe, expect, test } from 'vitest';
import { signers } from '../../../kit/ca.ts';
import { documents, mediaType, simpleMediaType, type Document } from '../../../kit/containers.ts';
import { buildZip, type ZipPart } from '../../../kit/hostile-zip.ts';
import { codesOf, verifyBytes } from '../../../kit/verify.ts';
import { addresses, fillSignature, xadesTemplate, type XmlSigner } from '../../../kit/xml-signatures.ts';

const asic = (signatures: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#">${signatures}</asic:XAdESSignatures>`;

const signaturesOver = (
  files: readonly Document[],
  signer: XmlSigner = signers.rsa2048,
  method: string = addresses.rsaSha256,
): Uint8Array => {
  const references = files.map(({ name }) => ({ uri: encodeURIComponent(name) }));
  const bytes = new Map(files.map((file) => [file.name, file.bytes]));
  return fillSignature(asic(xadesTemplate({ references, signer, method })), signer, bytes);
};

const container = (
  more: readonly ZipPart[] = [],
  files: readonly Document[] = documents,
  signatures: Uint8Array = signaturesOver(documents),
): Uint8Array =>
  buildZip([
    { name: 'mimetype', bytes: Buffer.from(mediaType) },
    ...files,
    { name: 'META-INF/signatures0.xml', bytes: signatures },
    ...more,
  ]);

const packingList = Buffer.from(
  `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mediaType}"/></manifest:manifest>`,
);

describe('ASiC-E with XAdES', () => {
  test('over all its files passes, and says which', async () => {
    const report = await verifyBytes(container([{ name: 'META-INF/manifest.xml', bytes: packingList }]));
    expect(codesOf(report)).toEqual([]);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', file: { kind: 'asic-e' } });
    expect(report.signatures[0]).toMatchObject({
      format: 'ASiC-E/XAdES',
      level: 'XAdES-BASELINE-B',
      signatureFile: 'META-INF/signatures0.xml',
      covers: documents.map(({ name }) => name),
    });
    expect(report.files.map(({ name, signatures }) => [name, signatures])).toEqual(
      documents.map(({ name }) => [name, 1]),
    );
  });

  test('of two signers in two files passes for both', async () => {
    const second = signaturesOver(documents, signers.p256, addresses.ecdsaSha256);
    const report = await verifyBytes(container([{ name: 'META-INF/signatures1.xml', bytes: second }]));
    expect(codesOf(report)).toEqual([]);
    expect(report.signatures.map(({ conclusion }) => conclusion)).toEqual(['TOTAL-PASSED', 'TOTAL-PASSED']);
  });

  test('names a file that no signature covers', async () => {
    const report = await verifyBytes(container([{ name: 'more.txt', bytes: Buffer.from('more') }]));
    expect(codesOf(report)).toEqual(['coverage.file-unsigned']);
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('counts a changed file as changed', async () => {
    const [first, ...others] = documents;
    const changed = [{ name: first?.name ?? '', bytes: Buffer.from('Заявка № 8\n') }, ...others];
    const report = await verifyBytes(container([], changed));
    expect(codesOf(report)).toContain('content.reference-mismatch');
    expect(report.conclusion).toBe('TOTAL-FAILED');
  });

  test('names a file that is signed and not there', async () => {
    const report = await verifyBytes(container([], documents.slice(1)));
    expect(codesOf(report)).toContain('content.reference-missing');
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });

  test('does not follow a reference out of the container', async () => {
    const signatures = fillSignature(
      asic(xadesTemplate({ references: [{ uri: '../x' }] })),
      signers.rsa2048,
      new Map([['../x', Buffer.from('x')]]),
    );
    expect(codesOf(await verifyBytes(container([], [], signatures)))).toContain('content.reference-missing');
  });

  test('names a packing list that is something else', async () => {
    const report = await verifyBytes(container([{ name: 'META-INF/manifest.xml', bytes: Buffer.from('<offer/>') }]));
    expect(codesOf(report)).toEqual(['coverage.file-unsigned']);
  });

  test('signs an XML file of the container in its canonical form', async () => {
    const offer = { name: 'offer.xml', bytes: Buffer.from('<offer  price="100"/>') };
    const other = { name: 'offer.xml', bytes: Buffer.from('<offer price="100"></offer>') };
    const references = [{ uri: 'offer.xml', transforms: [addresses.exclusive] }];
    const signatures = fillSignature(
      asic(xadesTemplate({ references })),
      signers.rsa2048,
      new Map([[offer.name, offer.bytes]]),
    );
    for (const file of [offer, other])
      expect((await verifyBytes(container([], [file], signatures))).conclusion).toBe('TOTAL-PASSED');
  });

  test('does not take a signature file that cannot be read for none', async () => {
    const report = await verifyBytes(container([], documents, Buffer.from('<broken>')));
    expect(codesOf(report)).toContain('format.xml-damaged');
    expect(report.conclusion).toBe('TOTAL-FAILED');
  });
});

describe('ASiC-S with XAdES', () => {
  const simple = (files: readonly Document[]): Uint8Array =>
    buildZip([
      { name: 'mimetype', bytes: Buffer.from(simpleMediaType) },
      ...files,
      { name: 'META-INF/signatures.xml', bytes: signaturesOver(documents.slice(0, 1)) },
    ]);

  test('over its one file passes', async () => {
    const report = await verifyBytes(simple(documents.slice(0, 1)));
    expect(codesOf(report)).toEqual([]);
    expect(report.signatures[0]).toMatchObject({ format: 'ASiC-S/XAdES', conclusion: 'TOTAL-PASSED' });
  });

  test('with two files is open', async () => {
    const report = await verifyBytes(simple(documents));
    expect(codesOf(report)).toEqual(
      expect.arrayContaining(['container.documents-not-single', 'coverage.file-unsigned']),
    );
    expect(report.conclusion).toBe('INDETERMINATE');
  });
});
