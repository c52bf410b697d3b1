import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { issueHolder, issuingCertificate, pem, testKey } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { openssl, skipWithout } from '../kit/openssl.ts';
import { codesOf, verifyBytes, wordsOf } from '../kit/verify.ts';

/** Messages of the kinds of RFC 4134, made by OpenSSL: what is no bid's signature is named, and none of it passes. */

const content = Buffer.from('This is some sample content.');
const lasting = { notBefore: '2024-01-01T00:00:00Z', notAfter: '2039-01-01T00:00:00Z' } as const;
const folder = { path: '' };
const at = (name: string): string => join(folder.path, name);
const place = (name: string, bytes: Uint8Array | string): void => writeFileSync(at(name), bytes);

const signedBy = (number: 1 | 2): readonly string[] => [
  '-signer',
  at(`c${number}.pem`),
  '-inkey',
  at(`k${number}.pem`),
];
const signed = (...options: readonly string[]) => [
  ['cms', '-sign', '-binary', '-outform', 'DER', '-in', at('content'), '-certfile', at('issuer.pem')],
  signedBy(1),
  options,
];
const made = (...options: readonly string[]) => [
  ['cms', ...options, '-binary', '-outform', 'DER', '-in', at('content')],
];

const setUp = (): void => {
  folder.path = temporaryFolder();
  place('content', content);
  place('issuer.pem', pem('CERTIFICATE', issuingCertificate));
  for (const [number, key] of [
    [1, 'supplier-rsa2048'],
    [2, 'supplier-p256'],
  ] as const) {
    place(`c${number}.pem`, pem('CERTIFICATE', issueHolder({ serial: 0x40 + number, key, ...lasting })));
    place(`k${number}.pem`, testKey(key).export({ type: 'pkcs8', format: 'pem' }));
  }
};

type Case = readonly [title: string, arguments_: () => readonly (readonly string[])[], code: string];

/** Signatures whose value is right and that no certificate is bound to: at most undecided. */
const plain: readonly Case[] = [
  ['without signed attributes', () => signed('-nodetach', '-noattr'), 'policy.signed-attributes-missing'],
  ['with SHA-1', () => signed('-nodetach', '-md', 'sha1'), 'policy.algorithm-weak'],
  ['with MD5', () => signed('-nodetach', '-md', 'md5'), 'policy.algorithm-weak'],
  ['by key identifier', () => signed('-nodetach', '-keyid'), 'binding.reference-missing'],
  ['of two signers', () => signed('-nodetach', ...signedBy(2)), 'binding.reference-missing'],
  ['in indefinite lengths', () => signed('-nodetach', '-stream'), 'binding.reference-missing'],
  ['over content of another type', () => signed('-nodetach', '-econtent_type', '1.2.3.4'), 'binding.reference-missing'],
  [
    'that asks for a receipt',
    () => signed('-nodetach', '-receipt_request_to', 'a@example.test', '-receipt_request_all'),
    'binding.reference-missing',
  ],
];
const noSignatures: readonly Case[] = [
  ['enveloped data', () => [...made('-encrypt', '-aes256'), [at('c1.pem')]], 'format.not-signed-data'],
  [
    'authenticated enveloped data',
    () => [...made('-encrypt', '-aes-256-gcm'), [at('c1.pem')]],
    'format.not-signed-data',
  ],
  ['digested data', () => made('-digest_create', '-md', 'sha256'), 'format.not-signed-data'],
  [
    'encrypted data',
    () => made('-EncryptedData_encrypt', '-secretkey', '000102030405060708090a0b0c0d0e0f', '-aes128'),
    'format.not-signed-data',
  ],
  ['plain data', () => made('-data_create'), 'format.not-signed-data'],
  [
    'certificates alone',
    () => [['crl2pkcs7', '-nocrl', '-certfile', at('c1.pem'), '-outform', 'DER']],
    'format.no-signers',
  ],
  [
    'a mail with its signature beside it',
    () => [['cms', '-sign', '-in', at('content')], signedBy(1)],
    'format.not-supported',
  ],
  [
    'a mail inside its signature',
    () => [['cms', '-sign', '-nodetach', '-in', at('content')], signedBy(1)],
    'format.not-supported',
  ],
];

describe.skipIf(skipWithout('openssl', 'version'))('a message that OpenSSL made', () => {
  beforeEach(setUp);

  test.each(plain)('a signature %s is undecided, its value right', async (_title, arguments_, code) => {
    const report = await verifyBytes(openssl(...arguments_()));
    expect([report.conclusion, wordsOf(report).signatureValue]).toEqual(['INDETERMINATE', 'passed']);
    expect(codesOf(report)).toContain(code);
  });

  test.each(noSignatures)('%s is named and never passes', async (_title, arguments_, code) => {
    const report = await verifyBytes(openssl(...arguments_()));
    expect(report.conclusion).not.toBe('TOTAL-PASSED');
    expect(codesOf(report)).toEqual([code]);
  });

  test('a signature over a signature is judged as what it is, and the inner one is its content', async () => {
    place('inner.der', openssl(...signed('-nodetach')));
    const outer = ['cms', '-sign', '-binary', '-nodetach', '-outform', 'DER', '-in', at('inner.der')];
    const nested = openssl(
      outer,
      ['-econtent_type', '1.2.840.113549.1.7.2', '-certfile', at('issuer.pem')],
      signedBy(2),
    );
    const report = await verifyBytes(nested);
    expect(report.signatures).toHaveLength(1);
    expect(report.signatures[0]?.facts.contentType).toBe('1.2.840.113549.1.7.2');
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('a signed receipt is undecided', async () => {
    place(
      'asking.der',
      openssl(...signed('-nodetach', '-receipt_request_to', 'a@example.test', '-receipt_request_all')),
    );
    const receipt = openssl(
      ['cms', '-sign_receipt', '-inform', 'DER', '-outform', 'DER', '-in', at('asking.der')],
      signedBy(2),
    );
    expect((await verifyBytes(receipt)).conclusion).toBe('INDETERMINATE');
  });

  test('a DSA signature is checked, and its algorithm named as weak', async () => {
    place('p.pem', openssl(['dsaparam', '-noout', '-genkey', '1024']));
    openssl(['req', '-x509', '-new', '-key', at('p.pem'), '-subj', '/CN=Alice', '-sha1', '-out', at('dsa.pem')]);
    const bytes = openssl(made('-sign', '-nodetach', '-md', 'sha1').flat(), [
      '-signer',
      at('dsa.pem'),
      '-inkey',
      at('p.pem'),
    ]);
    const report = await verifyBytes(bytes);
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(codesOf(report)).toContain('policy.algorithm-weak');
  });
});
