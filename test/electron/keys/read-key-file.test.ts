import { verify } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readKeyFile } from '#electron/keys/key-file/read-key-file.ts';
import { objectIds } from '#electron/keys/key-file/object-ids.ts';
import { writePkcs12 } from '#electron/keys/key-file/write-pkcs12.ts';
import { context, element, integer, octetString, oid, sequence } from '#electron/pki/asn1/encode.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { createPublicKey } from 'node:crypto';
import { issueHolder, issuingCertificate, pem, rootCertificate, signerNames, signers, testKey } from '../../kit/ca.ts';
import { fixedRandom, keyFileOf, utf8 } from '../../kit/key-files.ts';
import { usualAlgorithm } from '../../kit/signatures.ts';

const codeOf = (bytes: Uint8Array, password = 'a'): string => {
  const read = readKeyFile(bytes, utf8(password), 'f.p12');
  return read.ok ? `opened ${read.value.length}` : read.error.code;
};

const write = (input: Partial<Parameters<typeof writePkcs12>[0]>): Uint8Array<ArrayBuffer> =>
  writePkcs12({ entries: [], authorities: [], password: utf8('a'), iterations: 1, random: fixedRandom(), ...input });

const rsaEntry = { key: testKey('supplier-rsa2048'), certificate: signers.rsa2048.certificate };

describe('a PKCS#12 file', () => {
  test.each(signerNames)('opens with its key, name and chain up to the root: %s', (name) => {
    const opened = readKeyFile(keyFileOf(name, 'пароль'), utf8('пароль'), 'f.p12');
    expect(opened).toMatchObject({ ok: true, value: [{ friendlyName: `ключ ${name}` }] });
    if (!opened.ok) return;
    const [key] = opened.value;
    expect(key?.certificate).toEqual(signers[name].certificate);
    expect(key?.chain).toEqual([issuingCertificate, rootCertificate]);
    const data = utf8('data');
    if (key === undefined) return;
    const signature = signBytes(key.key, usualAlgorithm(signers[name].key), data);
    const digest = usualAlgorithm(signers[name].key).digest.replace('-', '');
    expect(verify(digest, data, createPublicKey(testKey(signers[name].key)), signature)).toBe(true);
  });

  test.each(['', 'a', 'пароль', 'عربي', '😀 beyond the basic plane'])('opens with the password «%s»', (password) => {
    expect(codeOf(keyFileOf('p256', password), password)).toBe('opened 1');
  });

  test('finds a chain whose certificates stand in any order', () => {
    const bytes = write({ entries: [rsaEntry], authorities: [rootCertificate, issuingCertificate] });
    const opened = readKeyFile(bytes, utf8('a'), 'f.p12');
    expect(opened.ok && opened.value[0]?.chain).toEqual([issuingCertificate, rootCertificate]);
  });

  test('gives every key of several its own certificate', () => {
    const second = { key: testKey('supplier-p256'), certificate: signers.p256.certificate, friendlyName: 'second' };
    const opened = readKeyFile(write({ entries: [rsaEntry, second] }), utf8('a'), 'f.p12');
    expect(opened.ok && opened.value.map(({ certificate, friendlyName }) => [certificate, friendlyName])).toEqual([
      [signers.rsa2048.certificate, null],
      [signers.p256.certificate, 'second'],
    ]);
  });
});

describe('a PKCS#12 file out of the ordinary', () => {
  test('is one key when its certificate is there twice', () => {
    const bytes = write({ entries: [rsaEntry], authorities: [rsaEntry.certificate, issuingCertificate] });
    expect(codeOf(bytes)).toBe('opened 1');
  });

  test('is two choices when its key has an old and a new certificate', () => {
    const renewed = issueHolder({ serial: 0x31 });
    expect(codeOf(write({ entries: [rsaEntry], authorities: [renewed, issuingCertificate] }))).toBe('opened 2');
  });

  /** Unencrypted and without a MAC: the key as given, one certificate. */
  const plain = (...keys: readonly Uint8Array[]): Uint8Array => {
    const certificate = sequence(oid(objectIds.x509Certificate), context(0, octetString(rsaEntry.certificate)));
    const bags = sequence(
      ...keys.map((key) => sequence(oid(objectIds.keyBag), context(0, key))),
      sequence(oid(objectIds.certificateBag), context(0, certificate)),
    );
    const part = sequence(oid(objectIds.data), context(0, octetString(bags)));
    return sequence(integer(3), sequence(oid(objectIds.data), context(0, octetString(sequence(part)))));
  };
  const gostKey = sequence(integer(0), sequence(oid('1.2.643.2.2.19')), octetString(octetString(new Uint8Array(32))));
  const rsaKey = Uint8Array.from(rsaEntry.key.export({ type: 'pkcs8', format: 'der' }));

  test('opens with its usable key though another is of an unknown kind', () => {
    expect(codeOf(plain(gostKey, rsaKey))).toBe('opened 1');
  });

  test('is refused by the name of the kind when its only key is of an unknown one', () => {
    expect(readKeyFile(plain(gostKey), utf8(''), 'f.p12')).toMatchObject({
      error: { code: 'key-file.unsupported-algorithm', details: { algorithm: '1.2.643.2.2.19' } },
    });
  });

  test('is refused as damaged when its key is of a known kind and broken', () => {
    const broken = sequence(integer(0), sequence(oid('1.2.840.113549.1.1.1')), octetString(new Uint8Array(4)));
    expect(codeOf(plain(broken))).toBe('key-file.damaged');
  });
});

describe('is refused', () => {
  test.each([
    ['another password', 'b'],
    ['another case', 'A'],
    ['no password', ''],
  ])('with %s', (_, password) => {
    expect(codeOf(keyFileOf('p256', 'a'), password)).toBe('key-file.wrong-password');
  });

  test('when the password is not UTF-8', () => {
    const read = readKeyFile(keyFileOf('p256', 'a'), Uint8Array.of(0xff), 'f.p12');
    expect(read).toMatchObject({ ok: false, error: { code: 'key-file.wrong-password' } });
  });

  test.each([
    ['empty', new Uint8Array(0)],
    ['a text', utf8('not a key file')],
    ['a certificate', signers.p256.certificate],
    ['cut short', keyFileOf('p256', 'a').subarray(0, 900)],
    ['followed by something', Uint8Array.from([...keyFileOf('p256', 'a'), 0])],
  ])('when it is %s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('key-file.not-a-key-file');
  });

  test('when it holds certificates only', () => {
    const read = readKeyFile(write({ authorities: [issuingCertificate, rootCertificate] }), utf8('a'), 'f.p12');
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'key-file.no-key', details: { file: 'f.p12', certificates: 2 } },
    });
  });

  test('when no certificate belongs to its key', () => {
    const entry = { key: testKey('supplier-rsa2048'), certificate: signers.p256.certificate };
    expect(codeOf(write({ entries: [entry] }))).toBe('key-file.key-without-certificate');
  });

  const pfx = (mac: { hash: string; iterations: number }): Uint8Array =>
    sequence(
      integer(3),
      sequence(oid(objectIds.data), context(0, octetString(sequence()))),
      sequence(
        sequence(sequence(oid(mac.hash)), octetString(new Uint8Array(32))),
        octetString(new Uint8Array(8)),
        integer(mac.iterations),
      ),
    );

  test('when its MAC asks for two thousand million rounds', () => {
    const read = readKeyFile(pfx({ hash: objectIds.sha256, iterations: 2_000_000_000 }), utf8('a'), 'f.p12');
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'key-file.too-costly', details: { what: 'pkcs12KdfIterations', count: 2_000_000_000 } },
    });
  });

  test('when its MAC is of an unknown kind, which is named', () => {
    const read = readKeyFile(pfx({ hash: '1.2.643.2.2.9', iterations: 1 }), utf8('a'), 'f.p12');
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'key-file.unsupported-algorithm', details: { algorithm: '1.2.643.2.2.9' } },
    });
  });

  const withoutMac = (kdf: Uint8Array, cipher: string = objectIds.aes256Cbc): Uint8Array => {
    const encryption = sequence(oid(cipher), octetString(new Uint8Array(16)));
    const algorithm = sequence(oid(objectIds.pbes2), sequence(sequence(oid(objectIds.pbkdf2), kdf), encryption));
    const content = sequence(oid(objectIds.data), algorithm, element(0x80, new Uint8Array(32)));
    const part = sequence(oid(objectIds.encryptedData), context(0, sequence(integer(0), content)));
    return sequence(integer(3), sequence(oid(objectIds.data), context(0, octetString(sequence(part)))));
  };
  const salt = octetString(new Uint8Array(8));
  const sha256 = sequence(oid(objectIds.hmacSha256));

  test('when its encryption asks for two thousand million rounds', () => {
    const read = readKeyFile(withoutMac(sequence(salt, integer(2_000_000_000), sha256)), utf8('a'), 'f.p12');
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'key-file.too-costly', details: { what: 'pbkdf2Iterations' } },
    });
  });

  test.each([
    ['no rounds', sequence(salt, integer(0), sha256)],
    ['a key length that does not fit', sequence(salt, integer(1), integer(7), sha256)],
  ])('when its encryption has %s', (_, kdf) => {
    expect(codeOf(withoutMac(kdf))).toBe('key-file.damaged');
  });

  test('when its cipher is unknown', () => {
    expect(codeOf(withoutMac(sequence(salt, integer(1), sha256), '1.2.643.7.1.1.5.2.2'))).toBe(
      'key-file.unsupported-algorithm',
    );
  });

  test('when it is larger than key files are', () => {
    expect(codeOf(new Uint8Array(5 * 1024 * 1024))).toBe('key-file.too-costly');
  });

  test('with one byte changed anywhere: never a crash, never another key', () => {
    const original = write({ entries: [{ ...rsaEntry, friendlyName: 'name' }] });
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const bytes = Uint8Array.from(original);
        bytes[position] = (bytes[position] ?? 0) ^ change;
        const read = readKeyFile(bytes, utf8('a'), 'f.p12');
        if (read.ok) expect(read.value.map(({ certificate }) => certificate)).toEqual([rsaEntry.certificate]);
        else expect(read.error.code).toMatch(/^key-file\./);
      }),
      { numRuns: 400, seed: 20261123 },
    );
  });
});

describe('a PEM file', () => {
  const keyPem = testKey('supplier-p256').export({ type: 'pkcs8', format: 'pem' }).toString();
  const oldPem = testKey('supplier-p256').export({ type: 'sec1', format: 'pem' }).toString();
  const certificatePem = pem('CERTIFICATE', signers.p256.certificate);

  test.each([
    ['key first', keyPem + certificatePem + pem('CERTIFICATE', issuingCertificate)],
    ['certificates first', certificatePem + pem('CERTIFICATE', issuingCertificate) + keyPem],
    [
      'the older form, text around it, lines of Windows',
      `Bag Attributes\n${oldPem}\n# mine\n${certificatePem}${pem('CERTIFICATE', issuingCertificate)}`.replaceAll(
        '\n',
        '\r\n',
      ),
    ],
  ])('opens: %s', (_, text) => {
    const opened = readKeyFile(utf8(text), utf8(''), 'f.pem');
    expect(opened.ok && opened.value[0]?.certificate).toEqual(signers.p256.certificate);
    expect(opened.ok && opened.value[0]?.chain).toEqual([issuingCertificate]);
  });

  const encrypted = testKey('supplier-p256').export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'я',
  });
  test('opens an encrypted key with its password only', () => {
    expect(codeOf(utf8(encrypted.toString() + certificatePem), 'я')).toBe('opened 1');
    expect(codeOf(utf8(encrypted.toString() + certificatePem), 'Я')).toBe('key-file.wrong-password');
  });

  test.each([
    ['only a certificate', certificatePem, 'key-file.no-key'],
    ['only a key', keyPem, 'key-file.key-without-certificate'],
    ['a key that is none', pem('PRIVATE KEY', Uint8Array.of(0x30, 0)) + certificatePem, 'key-file.damaged'],
  ])('is refused with %s', (_, text, code) => {
    expect(codeOf(utf8(text))).toBe(code);
  });
});
