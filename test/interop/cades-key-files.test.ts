import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKeyFile } from '#electron/keys/key-file/read-key-file.ts';
import { issuingCertificate, pem, signers, testKey } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { keyFileOf, utf8 } from '../kit/key-files.ts';
import { openssl, skipWithout } from '../kit/openssl.ts';

type Export = { readonly options?: readonly string[]; readonly password?: string; readonly name?: string };

/** A key file as OpenSSL writes it: P-256 key, its certificate, the issuing authority. */
const exported = ({ options = [], password = 'пароль', name = 'мой ключ' }: Export): Buffer => {
  const folder = temporaryFolder();
  const place = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  const out = join(folder, 'out.p12');
  openssl(
    ['pkcs12', '-export', '-out', out, '-passout', `pass:${password}`, '-name', name, ...options],
    ['-inkey', place('key.pem', testKey('supplier-p256').export({ type: 'pkcs8', format: 'pem' }).toString())],
    ['-in', place('certificate.pem', pem('CERTIFICATE', signers.p256.certificate))],
    ['-certfile', place('chain.pem', pem('CERTIFICATE', issuingCertificate))],
  );
  return readFileSync(out);
};

const triple = 'PBE-SHA1-3DES';

describe.skipIf(skipWithout('openssl', 'version'))('key files that OpenSSL writes', () => {
  test.each<[string, Export]>([
    ['as it does today: AES-256, HMAC-SHA-256', {}],
    [
      'AES-128 for the key, AES-192 for certificates, MAC by SHA-512',
      { options: ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC', '-macalg', 'sha512'] },
    ],
    ['PBES2 with triple DES', { options: ['-keypbe', 'DES-EDE3-CBC', '-certpbe', 'DES-EDE3-CBC'] }],
    ['-legacy: triple DES and RC2-40', { options: ['-legacy'] }],
    ['-legacy: triple DES for both', { options: ['-legacy', '-keypbe', triple, '-certpbe', triple] }],
    ['-legacy: two-key triple DES', { options: ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES'] }],
    [
      '-legacy: RC2-128 for the key',
      { options: ['-legacy', '-keypbe', 'PBE-SHA1-RC2-128', '-certpbe', 'PBE-SHA1-RC2-128'] },
    ],
    ['certificates in the clear', { options: ['-certpbe', 'NONE'] }],
    ['key and certificates in the clear', { options: ['-certpbe', 'NONE', '-keypbe', 'NONE'] }],
    ['without a MAC', { options: ['-nomac'] }],
    ['many rounds', { options: ['-iter', '200000'] }],
    ['one round', { options: ['-noiter', '-nomaciter'] }],
    ['an empty password', { password: '' }],
    ['an empty password, -legacy', { password: '', options: ['-legacy'] }],
    ['a long password', { password: 'п'.repeat(60) }],
  ])('are read: %s', (_, how) => {
    const read = readKeyFile(exported(how), utf8(how.password ?? 'пароль'), 'f.p12');
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value).toMatchObject([{ friendlyName: 'мой ключ' }]);
    expect(read.value[0]?.certificate).toEqual(signers.p256.certificate);
    expect(read.value[0]?.chain).toEqual([issuingCertificate]);
  });

  test.each<[string, Export]>([
    ['today', {}],
    ['-legacy', { options: ['-legacy'] }],
    ['without a MAC', { options: ['-nomac'] }],
  ])('are refused with another password: %s', (_, how) => {
    expect(readKeyFile(exported(how), utf8('другой'), 'f.p12')).toMatchObject({
      error: { code: 'key-file.wrong-password' },
    });
  });

  test.each([['-aes256'], ['-aes128'], ['-des3']])('PEM is read: PKCS#8 under %s', (cipher) => {
    const folder = temporaryFolder();
    const plain = join(folder, 'plain.pem');
    writeFileSync(plain, testKey('supplier-p256').export({ type: 'pkcs8', format: 'pem' }));
    const key = openssl(['pkey', '-in', plain, cipher, '-passout', 'pass:пароль']);
    const file = Buffer.concat([key, Buffer.from(pem('CERTIFICATE', signers.p256.certificate))]);
    expect(readKeyFile(file, utf8('пароль'), 'f.pem').ok).toBe(true);
    expect(readKeyFile(file, utf8('нет'), 'f.pem')).toMatchObject({ error: { code: 'key-file.wrong-password' } });
  });
});

describe.skipIf(skipWithout('openssl', 'version'))('key files that we write', () => {
  test.each(['пароль', ''])('are read by OpenSSL with the password «%s»', (password) => {
    const file = join(temporaryFolder(), 'ours.p12');
    writeFileSync(file, keyFileOf('rsa2048', password));
    const text = openssl(['pkcs12', '-in', file, '-passin', `pass:${password}`, '-nodes']).toString();
    expect(text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(text.match(/BEGIN PRIVATE KEY/g)).toHaveLength(1);
    expect(openssl(['pkcs12', '-in', file, '-passin', `pass:${password}`, '-info', '-noout'])).toBeDefined();
  });
});
