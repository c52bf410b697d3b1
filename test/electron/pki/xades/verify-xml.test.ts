import { describe, expect, test } from 'vitest';
import { kitNow, signers } from '#test/kit/ca.ts';
import { gostChain } from '#test/kit/gost.ts';
import { codesOf, verifyBytes, wellEquipped, wordsOf } from '#test/kit/verify.ts';
import {
  addresses,
  fillSignature,
  qualifyingProperties,
  signatureTemplate,
  xadesTemplate,
} from '#test/kit/xml-signatures.ts';
import { whole, letter, signed, changed, conclusionOf } from '#test/kit/signed-letters.ts';

describe('an enveloped XAdES signature', () => {
  test('of the whole document passes, and says who signed what and when', async () => {
    const report = await verifyBytes(signed);
    expect(codesOf(report)).toEqual([]);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', file: { kind: 'xml' } });
    const [signature] = report.signatures;
    expect(signature).toMatchObject({ format: 'XAdES', level: 'XAdES-BASELINE-B', covers: ['sample'] });
    expect(signature?.claimedSigningTime).toBe(kitNow);
    expect(signature?.signer?.name).toBe('ООО «Северный ветер»');
  });

  test.each(['v1', 'v2'] as const)('passes with the certificate named the %s way', async (reference) => {
    const bytes = fillSignature(letter(xadesTemplate({ references: [whole], properties: { reference } })));
    expect(await conclusionOf(bytes)).toEqual(['TOTAL-PASSED', null]);
  });

  test('passes in windows-1251, since what is signed is its UTF-8', async () => {
    const text = Buffer.from(signed).toString().replace('UTF-8', 'windows-1251');
    const bytes = Uint8Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 0x80 ? code : code - 0x350;
    });
    expect(await conclusionOf(bytes)).toEqual(['TOTAL-PASSED', null]);
  });

  test('of two signers over their own copies of nothing but the document: the first is broken by the second', async () => {
    const second = fillSignature(
      Buffer.from(signed)
        .toString()
        .replace('</letter>', `${xadesTemplate({ id: 'S2', references: [whole] })}</letter>`),
    );
    const report = await verifyBytes(second);
    expect(report.signatures.map(({ conclusion }) => conclusion)).toEqual(['TOTAL-FAILED', 'TOTAL-PASSED']);
  });

  test('of two signers over the same element passes for both, and names what is beside it', async () => {
    const part = { uri: '#D', transforms: [addresses.exclusive] };
    const inner = '<doc Id="D"><price>100</price></doc>';
    const first = fillSignature(letter(xadesTemplate({ references: [part] }), inner));
    const both = fillSignature(
      Buffer.from(first)
        .toString()
        .replace('</letter>', `${xadesTemplate({ id: 'S2', references: [part] })}</letter>`),
    );
    const report = await verifyBytes(both);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures.map(({ covers }) => covers)).toEqual([['/letter/doc'], ['/letter/doc']]);
  });

  test('counts a changed document as changed', async () => {
    expect(await conclusionOf(changed(signed, 'Заказчик', 'Заказчик!'))).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
  });

  test('counts a changed claim of the signer as changed', async () => {
    expect(await conclusionOf(changed(signed, 'T09:00:00Z', 'T08:00:00Z'))).toEqual(['TOTAL-FAILED', 'HASH_FAILURE']);
  });

  test('counts a changed list of references as a wrong signature', async () => {
    const bytes = changed(signed, 'Type="http://uri.etsi.org/01903#SignedProperties"', 'Type="urn:other"');
    expect(codesOf(await verifyBytes(bytes))).toEqual(
      expect.arrayContaining(['signature-value.wrong', 'coverage.properties-unsigned']),
    );
  });

  test('with a certificate that is not the one its signer named does not pass', async () => {
    const other = Buffer.from(signers.p256.certificate).toString('base64');
    const own = Buffer.from(signers.rsa2048.certificate).toString('base64');
    const report = await verifyBytes(changed(signed, own, other));
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(wordsOf(report).certificateBinding).not.toBe('passed');
  });
});

describe('signature wrapping', () => {
  test('a second element under the signed Id is refused', async () => {
    const part = { uri: '#D', transforms: [addresses.exclusive] };
    const good = fillSignature(letter(xadesTemplate({ references: [part] }), '<doc Id="D">100</doc>'));
    const report = await verifyBytes(changed(good, '<doc Id="D">', '<doc Id="D">1</doc><doc Id="D">'));
    expect(codesOf(report)).toContain('content.reference-ambiguous');
    expect(report.conclusion).toBe('TOTAL-FAILED');
  });

  test('the signed element moved away is named by its new place, and what took its place as unsigned', async () => {
    const part = { uri: '#D', transforms: [addresses.exclusive] };
    const good = fillSignature(letter(xadesTemplate({ references: [part] }), '<doc Id="D">100</doc>'));
    const moved = changed(good, '<doc Id="D">100</doc>', '<doc Id="E">1</doc><aside><doc Id="D">100</doc></aside>');
    const report = await verifyBytes(moved);
    expect(report.signatures[0]?.covers).toEqual(['/letter/aside/doc']);
    expect(codesOf(report)).toContain('coverage.element-unsigned');
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('signed properties of another signature say nothing of this one', async () => {
    const foreign = qualifyingProperties({ signatureId: 'S1', time: '2020-01-01T00:00:00Z', id: 'S1-other' });
    const report = await verifyBytes(changed(signed, '<ds:Object>', `${foreign}<ds:Object>`));
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });

  test('an Object that nothing covers is named', async () => {
    const bytes = fillSignature(
      letter(
        xadesTemplate({
          references: [{ uri: '', transforms: [addresses.enveloped] }],
          objects: '<ds:Object>x</ds:Object>',
        }),
      ),
    );
    expect(codesOf(await verifyBytes(bytes))).toEqual(['coverage.element-unsigned']);
  });

  test.each([
    '<ds:SignatureValue>',
    '<ds:X509Data>',
    '</ds:X509Data>',
    '</xades:QualifyingProperties>',
    '</ds:Object>',
  ])('text that stands before %s, where none belongs, does not pass', async (place) => {
    expect((await verifyBytes(changed(signed, place, `900.00${place}`))).conclusion).not.toBe('TOTAL-PASSED');
  });

  test('a signature taken out of itself covers nothing', () => {
    const template = xadesTemplate({ references: [{ uri: '#S1', transforms: [addresses.enveloped] }] });
    expect(() => fillSignature(letter(template))).toThrow('unsupported');
  });
});

describe('forms that are not looked through', () => {
  const xpath = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><ds:XPath>true()</ds:XPath></ds:Transform>`;
  const xslt = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>`;
  test.each([
    ['XPath', xpath],
    ['XSLT', xslt],
    ['a transform nobody knows', '<ds:Transform Algorithm="urn:nobody"/>'],
    ['a known transform with parameters', `<ds:Transform Algorithm="${addresses.enveloped}"><x/></ds:Transform>`],
  ])('%s leaves the signature open', async (_name, transform) => {
    const bytes = changed(signed, `<ds:Transform Algorithm="${addresses.enveloped}"/>`, transform);
    expect(codesOf(await verifyBytes(bytes))).toContain('content.reference-unsupported');
  });

  test('a document type is refused', async () => {
    const report = await verifyBytes(changed(signed, '<letter', '<!DOCTYPE letter><letter'));
    expect(codesOf(report)).toEqual(['format.xml-damaged']);
  });

  test('a reference to a file that is not here is missing', async () => {
    const template = xadesTemplate({ references: [whole, { uri: 'offer.pdf' }] });
    const bytes = fillSignature(letter(template), signers.rsa2048, new Map([['offer.pdf', Buffer.from('x')]]));
    expect(codesOf(await verifyBytes(bytes))).toContain('content.reference-missing');
  });

  test('a Manifest covers none of its files', async () => {
    const manifest = `<ds:Object><ds:Manifest Id="M"/></ds:Object>`;
    const bytes = fillSignature(
      letter(
        xadesTemplate({ references: [whole, { uri: '#M', transforms: [addresses.exclusive] }], objects: manifest }),
      ),
    );
    expect(codesOf(await verifyBytes(bytes))).toContain('content.reference-unsupported');
  });
});

describe('algorithms', () => {
  const russian = 'urn:ietf:params:xml:ns:cpxmlsec:algorithms:';
  test.each([
    ['256:A', `${russian}gostr34102012-gostr34112012-256`, `${russian}gostr34112012-256`],
    ['512:A', `${russian}gostr34102012-gostr34112012-512`, `${russian}gostr34112012-512`],
  ] as const)('GOST R 34.10-2012, %s, passes', async (set, method, digest) => {
    const chain = gostChain(set);
    const signer = { key: chain.key, certificate: chain.certificate };
    const template = xadesTemplate({ references: [{ ...whole, digest }], method, signer });
    const settings = { ...wellEquipped, trust: [chain.root], crls: [chain.revocations] };
    const report = await verifyBytes(fillSignature(letter(template), signer), null, settings);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  test.each([
    ['RSASSA-PSS', addresses.rsaPss, signers.rsa2048],
    ['RSA with SHA-512', addresses.rsaSha512, signers.rsa4096],
    ['ECDSA P-384', addresses.ecdsaSha384, signers.p384],
    ['ECDSA P-521', addresses.ecdsaSha512, signers.p521],
  ] as const)('%s passes', async (_name, method, signer) => {
    const bytes = fillSignature(letter(xadesTemplate({ references: [whole], method, signer })), signer);
    expect(await conclusionOf(bytes)).toEqual(['TOTAL-PASSED', null]);
  });

  test('SHA-1 in a reference is weak', async () => {
    const reference = { ...whole, digest: addresses.sha1 };
    const report = await verifyBytes(fillSignature(letter(xadesTemplate({ references: [reference] }))));
    expect(codesOf(report)).toEqual(['policy.algorithm-weak']);
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('a keyed digest is no signature', async () => {
    const hmac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
    const report = await verifyBytes(changed(signed, addresses.rsaSha256, hmac));
    expect(codesOf(report)).toContain('signature-value.unsupported');
  });
});

describe('other XML signatures', () => {
  test('plain XMLDSig binds no certificate and is at most undecided', async () => {
    const report = await verifyBytes(fillSignature(letter(signatureTemplate({ references: [whole] }))));
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(report.signatures[0]).toMatchObject({ format: 'XMLDSig', level: 'XMLDSig' });
    expect(codesOf(report)).toContain('binding.reference-missing');
  });

  test('an enveloping signature says that it is over its Object', async () => {
    const object = '<ds:Object Id="O"><offer>100</offer></ds:Object>';
    const bytes = fillSignature(
      xadesTemplate({ references: [{ uri: '#O', transforms: [addresses.c14n] }], objects: object }),
    );
    const report = await verifyBytes(bytes);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.covers).toEqual(['/ds:Signature/ds:Object[1]']);
  });

  test('base64 in an Object is decoded', async () => {
    const object = `<ds:Object Id="O" Encoding="${addresses.base64}">${Buffer.from('offer').toString('base64')}</ds:Object>`;
    const bytes = fillSignature(
      xadesTemplate({ references: [{ uri: '#O', transforms: [addresses.base64] }], objects: object }),
    );
    expect(await conclusionOf(bytes)).toEqual(['TOTAL-PASSED', null]);
  });

  test('a detached signature passes with its content, under another name too, and not with another content', async () => {
    const content = Buffer.from('offer 7');
    const bytes = fillSignature(
      xadesTemplate({ references: [{ uri: 'offer%207.txt' }] }),
      signers.rsa2048,
      new Map([['offer 7.txt', content]]),
    );
    const report = await verifyBytes(bytes, content);
    expect(codesOf(report)).toEqual([]);
    expect(report).toMatchObject({ conclusion: 'TOTAL-PASSED', signatures: [{ covers: ['offer 7.txt'] }] });
    expect(report.files.map(({ name, signatures }) => [name, signatures])).toEqual([
      ['sample', 1],
      ['content', 1],
    ]);
    expect(codesOf(await verifyBytes(bytes, Buffer.from('offer 8')))).toContain('content.reference-mismatch');
    expect(codesOf(await verifyBytes(bytes))).toContain('content.reference-missing');
  });

  test('content that nothing in a document is over is named', async () => {
    const report = await verifyBytes(signed, Buffer.from('offer'));
    expect(codesOf(report)).toContain('coverage.other-content');
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
  });

  test('a signature that covers nothing but what it says itself does not pass', async () => {
    const report = await verifyBytes(fillSignature(xadesTemplate({ references: [] })));
    expect(codesOf(report)).toEqual(['coverage.nothing-signed']);
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('a document without a signature is none', async () => {
    const report = await verifyBytes(Buffer.from('<letter/>'));
    expect(codesOf(report)).toEqual(['format.xml-unsigned']);
    expect(report.conclusion).toBe('INDETERMINATE');
  });
});
