import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedFolder } from '../kit/folder.ts';
import { openssl, skipWithout } from '../kit/openssl.ts';
import { openWorkstation, passwords } from '../kit/workstation.ts';

/** What OpenSSL sealed, in every way it knows that is read here. */
const ways = {
  'RSA PKCS #1 1.5, CBC': ['rsa', ['-aes-256-cbc'], []],
  'RSA OAEP, SHA-256, CBC': [
    'rsa',
    ['-aes-128-cbc'],
    ['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha256'],
  ],
  'RSA OAEP, two hashes, GCM': [
    'rsa',
    ['-aes-256-gcm'],
    ['-keyopt', 'rsa_padding_mode:oaep', '-keyopt', 'rsa_oaep_md:sha512', '-keyopt', 'rsa_mgf1_md:sha1'],
  ],
  'RSA by key identifier, in segments': ['rsa', ['-aes-192-cbc', '-keyid', '-stream'], []],
  'ECDH P-256, GCM': ['P-256', ['-aes-256-gcm'], []],
  'ECDH P-384, GCM': ['P-384', ['-aes-256-gcm'], ['-keyopt', 'ecdh_kdf_md:sha384']],
  'ECDH P-521, GCM': ['P-521', ['-aes-256-gcm'], ['-keyopt', 'ecdh_kdf_md:sha512']],
  'ECDH, SHA-384 and AES-192 wrap, in segments': [
    'P-256',
    ['-aes-256-cbc', '-stream'],
    ['-keyopt', 'ecdh_kdf_md:sha384'],
  ],
} as const;

const folder = sharedFolder();
const content = Buffer.from('Заявка на участие\r\n'.repeat(50_000));

type Kind = 'rsa' | 'P-256' | 'P-384' | 'P-521';

const pairOf = (kind: Kind): readonly [certificate: string, both: string] => {
  const [key, certificate, both] = ['key', 'certificate', 'both'].map((name) => join(folder, `${kind}-${name}.pem`));
  if (key === undefined || certificate === undefined || both === undefined) throw new Error('no names');
  const algorithm =
    kind === 'rsa' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${kind}`];
  openssl(
    ['req', '-x509', '-nodes', ...algorithm, '-keyout', key, '-out', certificate],
    ['-days', '30', '-subj', `/CN=${kind}`, '-addext', 'keyUsage=critical,keyEncipherment,keyAgreement'],
  );
  writeFileSync(both, Buffer.concat([readFileSync(key), readFileSync(certificate)]));
  return [certificate, both];
};

const pairs = new Map<Kind, readonly [string, string]>();

describe.skipIf(skipWithout('openssl', 'version'))('what OpenSSL sealed', () => {
  test.each(Object.keys(ways) as (keyof typeof ways)[])('is opened: %s', async (name) => {
    const [kind, options, keyOptions] = ways[name];
    const pair = pairs.get(kind) ?? pairOf(kind);
    pairs.set(kind, pair);
    const [certificate, both] = pair;
    const station = await openWorkstation();
    const [plain, sealed] = [join(station.folder, 'plain'), join(station.folder, 'sealed.p7m')];
    writeFileSync(plain, content);
    openssl(
      ['cms', '-encrypt', '-binary', ...options, '-in', plain, '-outform', 'DER', '-out', sealed],
      ['-recip', certificate, ...keyOptions],
    );
    const take = async (path: string): Promise<string> => {
      const taken = await station.host.files.take(path);
      return taken.ok ? taken.value.fileId : '';
    };
    const opened = await station.value(
      'sealing.unseal',
      { fileId: await take(sealed), keyFileId: await take(both), out: join(station.folder, 'opened') },
      passwords(''),
    );
    expect(readFileSync(opened.path).equals(content)).toBe(true);
  });
});
