import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isGostKey } from '#electron/pki/cades/sign-bytes.ts';
import { readKeyFile } from '#electron/keys/key-file/read-key-file.ts';
import { pem } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { engineMust, gostChain, gostPkcs8, skipWithoutEngine, type GostSet } from '../kit/gost.ts';
import { utf8 } from '../kit/key-files.ts';

type Export = { readonly set?: GostSet; readonly options: readonly string[]; readonly authorities?: number };

const both = (cipher: string): readonly string[] => ['-keypbe', cipher, '-certpbe', cipher];
const password = 'пароль';

/** A key file as the engine writes it; many authorities make it longer than one section of any cipher. */
const exported = ({ set = '256:A', options, authorities = 1 }: Export) => {
  const folder = temporaryFolder();
  const place = (file: string, text: string): string => {
    writeFileSync(join(folder, file), text);
    return join(folder, file);
  };
  const chain = gostChain(set);
  const out = join(folder, 'out.p12');
  engineMust([
    ['pkcs12', '-export', '-out', out, '-passout', `pass:${password}`, '-name', 'мой ключ', ...options],
    ['-inkey', place('key.pem', pem('PRIVATE KEY', gostPkcs8(chain.key)))],
    ['-in', place('certificate.pem', pem('CERTIFICATE', chain.certificate))],
    ['-certfile', place('chain.pem', pem('CERTIFICATE', chain.root).repeat(authorities))],
  ]);
  return { bytes: readFileSync(out), chain };
};

const macs = ['-macalg', 'md_gost12_512'];

describe.skipIf(skipWithoutEngine())("key files that OpenSSL's GOST engine writes", () => {
  test.each<[string, Export]>([
    ['GOST 28147-89', { options: [...both('gost89'), ...macs] }],
    ['Kuznyechik', { options: [...both('kuznyechik-ctr-acpkm'), ...macs] }],
    ['Magma', { options: [...both('magma-ctr-acpkm'), ...macs] }],
    ['a key of 512 bits', { set: '512:C', options: [...both('gost89'), ...macs] }],
    ['a key over a curve with a cofactor', { set: '256:TCA', options: [...both('gost89'), ...macs] }],
    ['the MAC by the short Streebog', { options: [...both('gost89'), '-macalg', 'md_gost12_256'] }],
    ['the MAC by SHA-256', { options: both('gost89') }],
    ['AES inside, MAC by Streebog', { options: macs }],
    ['20,000 rounds', { options: [...both('gost89'), ...macs, '-iter', '20000'] }],
    ['no MAC', { options: [...both('gost89'), '-nomac'] }],
    ['more than a section of GOST 28147-89', { options: [...both('gost89'), ...macs], authorities: 14 }],
    ['more than a section of Kuznyechik', { options: [...both('kuznyechik-ctr-acpkm'), ...macs], authorities: 14 }],
    ['more than a section of Magma', { options: [...both('magma-ctr-acpkm'), ...macs], authorities: 14 }],
  ])('are read: %s', (_, how) => {
    const { bytes, chain } = exported(how);
    const read = readKeyFile(bytes, utf8(password), 'f.p12');
    if (!read.ok) expect.fail(JSON.stringify(read.error));
    expect(read.value).toMatchObject([{ friendlyName: 'мой ключ' }]);
    const [opened] = read.value;
    expect(opened?.certificate).toEqual(chain.certificate);
    expect(opened?.chain).toEqual([chain.root]);
    if (opened === undefined || !isGostKey(opened.key)) expect.fail('another kind of key');
    expect(opened.key.secret).toEqual(chain.key.secret);
  });

  test.each(['gost89', 'kuznyechik-ctr-acpkm', 'magma-ctr-acpkm'])(
    'are refused with another password, with and without a MAC: %s',
    (cipher) => {
      for (const options of [
        [...both(cipher), ...macs],
        [...both(cipher), '-nomac'],
      ]) {
        const read = readKeyFile(exported({ options }).bytes, utf8('пароля'), 'f.p12');
        expect(read.ok ? null : read.error.code).toBe('key-file.wrong-password');
      }
    },
  );

  test('with the key encrypted in PEM are read', () => {
    const folder = temporaryFolder();
    const chain = gostChain('256:B');
    const plain = join(folder, 'key.pem');
    writeFileSync(plain, pem('PRIVATE KEY', gostPkcs8(chain.key)));
    const text = engineMust(['pkcs8', '-topk8', '-in', plain, '-passout', `pass:${password}`, '-v2', 'gost89']);
    const whole = Buffer.concat([text, Buffer.from(pem('CERTIFICATE', chain.certificate))]);
    expect(readKeyFile(whole, utf8(password), 'key.pem')).toMatchObject({ ok: true, value: [{ chain: [] }] });
    const wrong = readKeyFile(whole, utf8('x'), 'key.pem');
    expect(wrong.ok ? null : wrong.error.code).toBe('key-file.wrong-password');
  });
});
