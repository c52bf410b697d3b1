import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKeyFile } from '#electron/keys/key-file/read-key-file.ts';
import { kuznyechik } from '#electron/pki/gost/ciphers/kuznyechik.ts';
import { gost28147, magma } from '#electron/pki/gost/ciphers/gost28147.ts';
import { applyCtrAcpkm, decryptCfb } from '#electron/pki/gost/ciphers/modes.ts';
import { tc26Box } from '#electron/pki/gost/ciphers/substitution-boxes.ts';
import { streebogOf } from '#electron/pki/gost/streebog/streebog.ts';
import { atKitNow } from '../kit/openssl.ts';
import { pem } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import {
  engine,
  engineMust,
  gostChain,
  gostKey,
  gostPkcs8,
  gostSetNames,
  signGostAttached,
  signGostDetached,
  skipWithoutEngine,
  type GostSet,
} from '../kit/gost.ts';
import { fixedRandom, utf8 } from '../kit/key-files.ts';
import { verifyBytes, wellEquipped, wordsOf } from '../kit/verify.ts';

const content = Buffer.concat([utf8('Заявка\r\n'), Buffer.from([0, 255, 10, 13, 26])]);

const inFolder = (): ((name: string, bytes: Uint8Array | string) => string) => {
  const folder = temporaryFolder();
  return (name, bytes) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
};

const digestName = (set: GostSet): string => (set.startsWith('512') ? 'md_gost12_512' : 'md_gost12_256');

describe.skipIf(skipWithoutEngine())("OpenSSL's GOST engine", () => {
  test.each([0, 1, 63, 64, 65, 1000, 100_001])('gives the same Streebog of %i bytes', (length) => {
    const message = fixedRandom('message')(length);
    const theirs = (name: string): string =>
      engineMust(['dgst', `-${name}`, '-r'], message)
        .toString()
        .split(' ')[0] ?? '';
    expect(Buffer.from(streebogOf('streebog-256', message)).toString('hex')).toBe(theirs('md_gost12_256'));
    expect(Buffer.from(streebogOf('streebog-512', message)).toString('hex')).toBe(theirs('md_gost12_512'));
  });

  test('decrypts to the same bytes by Magma, Kuznyechik and GOST 28147-89, past every change of key', () => {
    const key = fixedRandom('key')(32);
    const plain = fixedRandom('plain')(20_001);
    const encrypted = (name: string, iv: Uint8Array): Buffer => {
      const [k, v] = [key, iv].map((bytes) => Buffer.from(bytes).toString('hex'));
      return engineMust(['enc', `-${name}`, '-K', k ?? '', '-iv', v ?? ''], plain);
    };
    const iv = fixedRandom('iv')(8);
    const short = iv.subarray(0, 4);
    const padded = Uint8Array.from([...iv, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(applyCtrAcpkm(magma, key, short, 1024, plain)).toEqual(encrypted('magma-ctr-acpkm', short));
    expect(applyCtrAcpkm(kuznyechik, key, iv, 4096, plain)).toEqual(encrypted('kuznyechik-ctr-acpkm', padded));
    expect(decryptCfb(gost28147(tc26Box), key, iv, encrypted('gost89', iv))).toEqual(Buffer.from(plain));
  });

  describe.each(gostSetNames)('and a key over %s', (set) => {
    const chain = gostChain(set, set.startsWith('512') ? '256:A' : '512:A');

    test('takes our certificates and revocation lists', () => {
      const place = inFolder();
      const judged = engine([
        'verify',
        '-x509_strict',
        '-crl_check',
        ...atKitNow,
        ['-CAfile', place('root.pem', pem('CERTIFICATE', chain.root))],
        ['-CRLfile', place('list.pem', pem('X509 CRL', chain.revocations))],
        place('own.pem', pem('CERTIFICATE', chain.certificate)),
      ]);
      expect(judged.stdout.toString()).toMatch(/: OK\n$/);
    });

    test.each(['detached', 'attached'] as const)('takes our CAdES signature, %s', (packaging) => {
      const place = inFolder();
      const der = packaging === 'detached' ? signGostDetached(content, chain) : signGostAttached(content, chain);
      const judge = (shown: Uint8Array) =>
        engine([
          ['cms', '-verify', '-cades', '-binary', ...atKitNow],
          ['-CAfile', place('root.pem', pem('CERTIFICATE', chain.root))],
          ['-inform', 'DER', '-in', place('signature', der)],
          ...(packaging === 'detached' ? ['-content', place('content', shown)] : []),
        ]);
      const judged = judge(content);
      expect(judged.stderr).toMatch(/CAdES Verification successful/);
      expect(judged.stdout).toEqual(content);
      if (packaging === 'detached') expect(judge(utf8('other')).status).not.toBe(0);
    });

    test('makes CAdES signatures that we take, and not over changed content', async () => {
      const place = inFolder();
      const der = engineMust([
        ['cms', '-sign', '-cades', '-binary', '-md', digestName(set)],
        ['-signer', place('own.pem', pem('CERTIFICATE', chain.certificate))],
        ['-inkey', place('key.pem', pem('PRIVATE KEY', gostPkcs8(chain.key)))],
        ['-in', place('content', content), '-outform', 'DER'],
      ]);
      const settings = { ...wellEquipped, trust: [chain.root], crls: [chain.revocations] };
      // OpenSSL writes the time of the machine, which the kit's clock need not agree with.
      const moment = { ...settings, now: '2036-01-01T00:00:00Z' as const, revocation: 'none' as const };
      const report = await verifyBytes(der, content, moment as typeof settings);
      expect(report.conclusion).toBe('TOTAL-PASSED');
      const changed = await verifyBytes(der, utf8('other'), moment as typeof settings);
      expect(changed.conclusion).toBe('TOTAL-FAILED');
    });

    test('has a certificate that we believe by its chain and list', async () => {
      const settings = { ...wellEquipped, trust: [chain.root], crls: [chain.revocations] };
      const report = await verifyBytes(signGostDetached(content, chain), content, settings);
      expect([report.conclusion, wordsOf(report).revocation]).toEqual(['TOTAL-PASSED', 'passed']);
    });

    test('makes certificates whose key and signature we read', () => {
      const place = inFolder();
      const keyFile = place('key.pem', pem('PRIVATE KEY', gostPkcs8(gostKey(set))));
      const made = engineMust([
        ['req', '-x509', '-new', `-${digestName(set)}`, '-key', keyFile, '-subj', '/CN=Supplier', '-days', '3650'],
      ]);
      const opened = readKeyFile(Buffer.concat([readFileSync(keyFile), made]), utf8(''), 'key.pem');
      expect(opened).toMatchObject({ ok: true, value: [{ chain: [] }] });
    });
  });
});
