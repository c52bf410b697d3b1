import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyXmlSignature, type EnvelopedVerification } from '#electron/pki/xades/verify-enveloped.ts';
import { readXml } from '#electron/xml/read-xml.ts';
import { pem, signers, testKey } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { run, skipWithout } from '../kit/openssl.ts';
import { anyXmlElement } from '../kit/xml-documents.ts';
import { addresses, fillSignature, signatureTemplate, xadesTemplate } from '../kit/xml-signatures.ts';

const ours = async (bytes: Uint8Array): Promise<EnvelopedVerification> => {
  const read = readXml(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return verifyXmlSignature(read.value);
};

const keys = {
  [addresses.rsaSha1]: signers.rsa2048,
  [addresses.rsaSha256]: signers.rsa2048,
  [addresses.rsaSha512]: signers.rsa4096,
  [addresses.ecdsaSha256]: signers.p256,
  [addresses.ecdsaSha384]: signers.p384,
  [addresses.ecdsaSha512]: signers.p521,
} as const;
type Method = keyof typeof keys;
const methods = Object.keys(keys) as Method[];
const forms = [
  addresses.c14n,
  addresses.c14nComments,
  addresses.c14n11,
  addresses.exclusive,
  addresses.exclusiveComments,
] as const;

const around = (inner: string, signature: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- before --><root xmlns="urn:d" xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c" Id="R" xml:lang="ru">\n  <part Id="P">${inner}</part>\n${signature}</root>\n<?after all?>`;

const place = () => {
  const folder = temporaryFolder();
  return (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
};

const xmlsecSigns = (template: string, method: Method): Uint8Array => {
  const put = place();
  const { key } = keys[method];
  const keyFile = put('key.pem', testKey(key).export({ type: 'pkcs8', format: 'pem' }));
  const file = put('template.xml', template);
  const out = put('signed.xml', '');
  const done = run('xmlsec1', [
    ['--sign', '--privkey-pem', keyFile],
    ['--id-attr:Id', 'urn:d:root', '--id-attr:Id', 'urn:d:part', '--output', out, file],
  ]);
  if (done.status !== 0) throw new Error(done.stderr);
  return readFileSync(out);
};

const xmlsecVerifies = (bytes: Uint8Array, certificate: Uint8Array): boolean => {
  const put = place();
  const done = run('xmlsec1', [
    ['--verify', '--pubkey-cert-pem', put('cert.pem', pem('CERTIFICATE', certificate))],
    ['--id-attr:Id', 'urn:d:root', '--id-attr:Id', 'urn:d:part'],
    ['--id-attr:Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties', put('signed.xml', bytes)],
  ]);
  return done.status === 0;
};

/** Template values must be empty for xmlsec. */
const emptied = (template: string): string => template.replaceAll('>AAAA<', '><');

const requestFor = (method: Method, form: string) => ({
  method,
  canonicalization: form,
  signer: keys[method],
  references: [
    { uri: '', transforms: [addresses.enveloped, form] },
    { uri: '#P', transforms: [form] },
    { uri: '#R', transforms: [addresses.enveloped] },
  ],
});

const inner = '<a:x b:y="1&#10;2" z="&lt;">text<!-- remark --> <b:k xmlns=""/><?go now?></a:x>';

describe.skipIf(skipWithout('xmlsec1', '--version'))('xmlsec as a judge', () => {
  test.each(methods)('what it signs with %s is accepted, in every canonical form', async (method) => {
    for (const form of forms) {
      const template = emptied(around(inner, signatureTemplate(requestFor(method, form))));
      expect(await ours(xmlsecSigns(template, method))).toMatchObject({ ok: true });
    }
  });

  test.each(methods)('it accepts what the kit signs with %s, in every canonical form', async (method) => {
    for (const form of forms) {
      const signed = fillSignature(around(inner, xadesTemplate(requestFor(method, form))), keys[method]);
      expect(xmlsecVerifies(signed, keys[method].certificate)).toBe(true);
      expect(await ours(signed)).toMatchObject({ ok: true });
    }
  });

  test('parts of generated documents have the same canonical form in both', async () => {
    await assert(
      asyncProperty(anyXmlElement, constantFrom(...forms), async (element, form) => {
        const request = requestFor(addresses.ecdsaSha256, form);
        const template = emptied(around(element, signatureTemplate(request)));
        expect(await ours(xmlsecSigns(template, addresses.ecdsaSha256))).toMatchObject({ ok: true });
      }),
      { numRuns: 30, seed: 11 },
    );
  });
});
