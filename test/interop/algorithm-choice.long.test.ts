import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ShaDigest, SignatureScheme } from '#shared/signature/signature-algorithm.ts';
import { askBouncyCastle, skipWithoutBouncyCastle } from '../kit/bouncy-castle.ts';
import { issueHolder, issuingCertificate, pem, signers, testKey, type SignerName } from '../kit/ca.ts';
import { atKitNow, openssl, rootPem, run, skipWithout } from '../kit/openssl.ts';
import { openWorkstation, passwords, type Workstation } from '../kit/workstation.ts';

const content = Buffer.from('Заявка на участие\r\n');

type Choice = readonly [key: SignerName, scheme: SignatureScheme, digest: ShaDigest];
const choices: readonly Choice[] = [
  ['rsa2048', 'rsa-pkcs1', 'sha-512'],
  ['rsa2048', 'rsa-pss', 'sha-256'],
  ['rsa2048', 'rsa-pss', 'sha-512'],
  ['p256', 'ecdsa', 'sha-384'],
  ['p521', 'ecdsa', 'sha-256'],
];
const nameOf = (choice: Choice): string => choice.join('-');

/** GnuTLS 3.7 reads no parameters of RSASSA-PSS in CMS and takes every one for SHA-256. */
const isKnownToGnutls = ([, scheme, digest]: Choice): boolean => scheme !== 'rsa-pss' || digest === 'sha-256';

/** certtool knows no other time than now, so the certificates are valid for long. */
const keyFileOf = (name: SignerName): string => {
  const { key } = signers[name];
  const certificate = issueHolder({
    serial: 0x78,
    key,
    notBefore: '2023-01-01T00:00:00Z',
    notAfter: '2039-12-31T00:00:00Z',
  });
  const privateKey = testKey(key).export({ type: 'pkcs8', format: 'pem' }).toString();
  return [privateKey, pem('CERTIFICATE', certificate), pem('CERTIFICATE', issuingCertificate)].join('');
};

/** Signs through the steps, as the command line does; answers where the signatures lie. */
const signAll = async (station: Workstation): Promise<ReadonlyMap<Choice, string>> => {
  const fileIds = [await station.file('offer.txt', content)];
  const signed = new Map<Choice, string>();
  for (const choice of choices) {
    const [key, scheme, digest] = choice;
    const keyFileId = await station.file(`${key}.pem`, keyFileOf(key));
    const out = join(station.folder, `${nameOf(choice)}.p7s`);
    await station.value('signing.signFiles', { fileIds, keyFileId, scheme, digest, out }, passwords(''));
    signed.set(choice, out);
  }
  return signed;
};

describe.skipIf(skipWithout('openssl', 'version'))('the algorithm that is asked for', () => {
  test('is accepted by OpenSSL, GnuTLS and Bouncy Castle, each where it knows it', { timeout: 120_000 }, async () => {
    const station = await openWorkstation();
    const signed = await signAll(station);
    const root = join(station.folder, 'root.pem');
    writeFileSync(root, rootPem);
    const offer = join(station.folder, 'offer.txt');
    const refused: string[] = [];
    for (const [choice, path] of signed) {
      const judged = run('openssl', [
        ['cms', '-verify', '-cades', '-binary', ...atKitNow, '-inform', 'DER', '-in', path],
        ['-content', offer, '-CAfile', root],
      ]);
      if (!/CAdES Verification successful/.test(judged.stderr))
        refused.push(`OpenSSL ${nameOf(choice)}: ${judged.stderr}`);
      if (skipWithout('certtool', '--version') || !isKnownToGnutls(choice)) continue;
      const gnutls = run('certtool', [
        ['--p7-verify', '--inder', '--infile', path, '--load-data', offer, '--load-ca-certificate', root],
      ]);
      if (gnutls.status !== 0) refused.push(`GnuTLS ${nameOf(choice)}: ${gnutls.stdout.toString()}${gnutls.stderr}`);
    }
    if (!skipWithoutBouncyCastle()) {
      const questions = [...signed].map(([choice, path]) => ['judge', nameOf(choice), path, offer]);
      for (const [name, said] of askBouncyCastle(questions))
        if (said !== 'ok') refused.push(`Bouncy Castle ${name}: ${said}`);
    }
    expect(refused).toEqual([]);
  });

  test('is RSASSA-PSS of its own accord where the certificate allows the key nothing else', async () => {
    const station = await openWorkstation();
    const at = (name: string): string => join(station.folder, name);
    openssl(
      [
        'req',
        '-x509',
        '-newkey',
        'rsa-pss',
        '-pkeyopt',
        'rsa_keygen_bits:2048',
        '-pkeyopt',
        'rsa_pss_keygen_md:sha384',
      ],
      ['-pkeyopt', 'rsa_pss_keygen_mgf1_md:sha384', '-pkeyopt', 'rsa_pss_keygen_saltlen:48', '-sha384', '-nodes'],
      [
        '-subj',
        '/CN=PSS',
        '-days',
        '3650',
        '-addext',
        'keyUsage=critical,digitalSignature',
        '-keyout',
        at('k.pem'),
        '-out',
        at('c.pem'),
      ],
    );
    openssl([
      'pkcs12',
      '-export',
      '-inkey',
      at('k.pem'),
      '-in',
      at('c.pem'),
      '-passout',
      'pass:x',
      '-out',
      at('k.p12'),
    ]);
    station.setTime(new Date().toISOString().replace(/\.\d+Z$/, 'Z'));
    const fileIds = [await station.file('offer.txt', content)];
    const keyFileId = await station.file('key.p12', readFileSync(at('k.p12')));
    const wanted = { fileIds, keyFileId };
    const refusal = await station.refusal('signing.signFiles', wanted, passwords('x'));
    expect(refusal.code).toBe('key.algorithm-unfit');
    await station.value('signing.signFiles', { ...wanted, digest: 'sha-384' }, passwords('x'));
    const judged = run('openssl', [
      ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', at('offer.txt.p7s')],
      ['-content', at('offer.txt'), '-CAfile', at('c.pem'), '-purpose', 'any'],
    ]);
    expect(judged.stderr).toMatch(/CAdES Verification successful/);
  });
});
