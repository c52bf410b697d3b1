import { describe, expect, test } from 'vitest';
import { descendantsOf } from '#electron/xml/query.ts';
import { canonicalXml } from '#electron/pki/xades/canonical-xml.ts';
import { indexDocument } from '#electron/pki/xades/document-index.ts';
import type { XmlElement } from '#electron/xml/model.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import { issuingCertificate, issuingRevocations, kitNow, rootRevocations, signers } from '#test/kit/ca.ts';
import { stamp } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';
import { addresses, fillSignature, xadesTemplate } from '#test/kit/xml-signatures.ts';
import { whole, letter, signed, changed } from '#test/kit/signed-letters.ts';

describe('timestamps of XAdES', () => {
  const property = (name: string, token: Uint8Array, namespace = ''): string =>
    `<xades:${name}${namespace}><ds:CanonicalizationMethod Algorithm="${addresses.exclusive}"/><xades:EncapsulatedTimeStamp>${Buffer.from(token).toString('base64')}</xades:EncapsulatedTimeStamp></xades:${name}>`;
  const valueElement = (bytes: Uint8Array): Buffer => {
    const [element = ''] = /<ds:SignatureValue>.*?<\/ds:SignatureValue>/s.exec(Buffer.from(bytes).toString()) ?? [];
    return Buffer.from(
      element.replace('<ds:SignatureValue', '<ds:SignatureValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'),
    );
  };
  const withProperties = (bytes: Uint8Array, properties: string): Uint8Array =>
    changed(
      bytes,
      '</xades:SignedProperties>',
      `</xades:SignedProperties><xades:UnsignedProperties><xades:UnsignedSignatureProperties>${properties}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`,
    );

  test('over the signature value prove a time, and level T', async () => {
    const token = stamp({ data: valueElement(signed), at: kitNow });
    const report = await verifyBytes(withProperties(signed, property('SignatureTimeStamp', token)));
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED' });
    expect(report.signatures[0]).toMatchObject({ level: 'XAdES-BASELINE-T', trustedSigningTime: kitNow });
  });

  test('over something else prove nothing, and the level stays B', async () => {
    const token = stamp({ data: Buffer.from('something else'), at: kitNow });
    const report = await verifyBytes(withProperties(signed, property('SignatureTimeStamp', token)));
    expect(codesOf(report)).toContain('timestamp.imprint-differs');
    expect(report.signatures[0]).toMatchObject({ level: 'XAdES-BASELINE-B', trustedSigningTime: null });
  });

  test('over everything prove what stood before them, and level LTA', async () => {
    const values = `<xades:RevocationValues><xades:CRLValues>${[issuingRevocations, rootRevocations]
      .map((der) => `<xades:EncapsulatedCRLValue>${Buffer.from(der).toString('base64')}</xades:EncapsulatedCRLValue>`)
      .join('')}</xades:CRLValues></xades:RevocationValues>`;
    const timed = property('SignatureTimeStamp', stamp({ data: valueElement(signed), at: kitNow }));
    const proved = withProperties(signed, `${timed}${values}`);
    const read = readXml(proved);
    if (!read.ok) throw new Error(read.error.code);
    const index = indexDocument(read.value);
    const named = (name: string) => [...descendantsOf(index.document.root)].filter(({ local }) => local === name);
    const form = { form: 'exclusive', comments: false, inclusivePrefixes: [] } as const;
    const canonical = (apex: XmlElement | 'document', without: readonly XmlElement[] = []): Uint8Array =>
      canonicalXml({ index, apex, without: new Set(without) }, form);
    // EN 319 132-1 clause 5.5.2.2, step by step.
    const imprinted = Buffer.concat([
      canonical('document', named('Signature')),
      ...[
        'SignedProperties',
        'SignedInfo',
        'SignatureValue',
        'KeyInfo',
        'SignatureTimeStamp',
        'RevocationValues',
      ].flatMap((name) => named(name).map((element) => canonical(element))),
    ]);
    const later = 'xmlns:later="http://uri.etsi.org/01903/v1.4.1#"';
    const archive = (data: Uint8Array): string =>
      property('ArchiveTimeStamp', stamp({ data, at: kitNow }))
        .replace('<xades:ArchiveTimeStamp', `<later:ArchiveTimeStamp ${later}`)
        .replace('</xades:ArchiveTimeStamp', '</later:ArchiveTimeStamp');
    const good = await verifyBytes(withProperties(signed, `${timed}${values}${archive(imprinted)}`));
    expect(good.signatures).toMatchObject([{ level: 'XAdES-BASELINE-LTA', conclusion: 'TOTAL-PASSED' }]);
    expect(codesOf(good)).toContain('proof.archive');
    const swapped = await verifyBytes(withProperties(signed, `${values}${timed}${archive(imprinted)}`));
    expect(codesOf(swapped)).toContain('timestamp.imprint-differs');
    expect(swapped.signatures).toMatchObject([{ level: 'XAdES-BASELINE-LT' }]);
  });

  test('of a form that is not read are named and prove nothing', async () => {
    const token = stamp({ data: valueElement(signed), at: kitNow });
    const report = await verifyBytes(withProperties(signed, property('SigAndRefsTimeStamp', token)));
    expect(codesOf(report)).toContain('proof.stamp-not-read');
    expect(report.signatures[0]).toMatchObject({ trustedSigningTime: null });
  });

  test('certificates that a signature needs may travel in its values', async () => {
    const alone = fillSignature(
      letter(
        xadesTemplate({
          references: [whole],
          keyInfo: `<ds:X509Data><ds:X509Certificate>${Buffer.from(signers.rsa2048.certificate).toString('base64')}</ds:X509Certificate></ds:X509Data>`,
        }),
      ),
    );
    expect((await verifyBytes(alone)).conclusion).toBe('INDETERMINATE');
    const values = `<xades:CertificateValues><xades:EncapsulatedX509Certificate>${Buffer.from(issuingCertificate).toString('base64')}</xades:EncapsulatedX509Certificate></xades:CertificateValues>`;
    expect((await verifyBytes(withProperties(alone, values))).conclusion).toBe('TOTAL-PASSED');
  });
});
