import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readKeyFile } from '#electron/keys/key-file/read-key-file.ts';
import { context, integer, octetString, oid, sequence } from '#electron/pki/asn1/encode.ts';
import { signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { verifySignature } from '#electron/pki/path/verify-signature.ts';
import { utf8 } from '#test/kit/key-files.ts';
import { certificateOf } from '#test/kit/signatures.ts';
import { verifyBytes, wellEquipped, wordsOf } from '#test/kit/verify.ts';

const read = (name: string): Buffer => readFileSync(new URL(`../../../cases/gost/${name}`, import.meta.url));
const der = (name: string): Uint8Array =>
  Buffer.from(
    read(name)
      .toString('latin1')
      .replace(/-----[^-]+-----/g, ''),
    'base64',
  );

describe.each([['256'], ['512']])('the examples of TC26 with keys of %s bits', (bits) => {
  const certificate = certificateOf(der(`certificate-${bits}.pem`));
  const check = (data: Uint8Array): string =>
    verifySignature({
      algorithm: certificate.signatureAlgorithm,
      publicKey: certificate.publicKey,
      data,
      signature: certificate.signature,
    });

  test('the certificate is signed by its own key, and not when a byte is changed', () => {
    expect(check(certificate.tbs)).toBe('valid');
    const changed = Uint8Array.from(certificate.tbs);
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    expect(check(changed)).toBe('invalid');
  });

  test('the signed message verifies with the certificate that its reader brings', async () => {
    const report = await verifyBytes(der(`cms-${bits}.pem`), null, {
      ...wellEquipped,
      trust: [certificate.der],
      revocation: 'none',
    });
    expect(wordsOf(report)).toMatchObject({ content: 'passed', signatureValue: 'passed' });
    // RFC 5652 allows it, a platform that wants CAdES does not: nothing in it says whose key it was.
    expect(report.conclusion).toBe('INDETERMINATE');
  });

  test('the signed message does not verify when its content is changed', async () => {
    const changed = Buffer.from(der(`cms-${bits}.pem`));
    changed.write('Test massage', changed.indexOf('Test message'));
    const report = await verifyBytes(changed, null, { ...wellEquipped, trust: [certificate.der], revocation: 'none' });
    expect(wordsOf(report).signatureValue).toBe('failed');
    expect(report.conclusion).toBe('TOTAL-FAILED');
  });
});

describe('the transport container of R 50.1.112-2016', () => {
  const container = Buffer.from(read('container.pfx.txt').toString('latin1'), 'base64');

  test('opens with its password to a masked key and the certificate that belongs to it', () => {
    const opened = readKeyFile(container, utf8('Пароль для PFX'), 'container.pfx');
    if (!opened.ok) expect.fail(JSON.stringify(opened.error));
    const [key, ...others] = opened.value;
    if (key === undefined) expect.fail('no key');
    expect(others).toEqual([]);
    const data = utf8('data');
    const { publicKey } = certificateOf(key.certificate);
    const signature = signBytes(key.key, { scheme: 'gost-2012', digest: 'streebog-256' }, data);
    const algorithm = { der: new Uint8Array(), oid: '1.2.643.7.1.1.3.2', parameters: null };
    expect(verifySignature({ algorithm, publicKey, data, signature })).toBe('valid');
  });

  test('is refused before the work when it asks for more rounds than anyone may', () => {
    const digest = sequence(sequence(oid('1.2.643.7.1.1.2.3')), octetString(new Uint8Array(64)));
    const greedy = sequence(
      integer(3),
      sequence(oid('1.2.840.113549.1.7.1'), context(0, octetString(sequence()))),
      sequence(digest, octetString(new Uint8Array(8)), integer(1_000_000)),
    );
    expect(readKeyFile(greedy, utf8(''), 'f.p12')).toMatchObject({
      error: { code: 'key-file.too-costly', details: { what: 'streebogIterations', count: 2_000_000 } },
    });
  });

  test.each([['Пароль для PFx'], [''], ['пароль для PFX']])('does not open with %j', (password) => {
    const opened = readKeyFile(container, utf8(password), 'container.pfx');
    expect(opened.ok ? null : opened.error.code).toBe('key-file.wrong-password');
  });
});
