import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '#test/kit/folder.ts';
import { files, serveHttp } from '#test/kit/http-servers.ts';
import { openssl, skipWithout } from '#test/kit/openssl.ts';
import { openWorkstation } from '#test/kit/workstation.ts';

/** An authority run by OpenSSL: its issuer's certificate, its lists and its responder. */

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
};

const config = (folder: string, address: string, responder: string): string => `
[ca]
default_ca = own
[own]
database = ${folder}/index.txt
serial = ${folder}/serial
crlnumber = ${folder}/crlnumber
new_certs_dir = ${folder}
default_md = sha256
default_days = 300
default_crl_days = 30
policy = any
[any]
commonName = supplied
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[sub]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
crlDistributionPoints = URI:${address}/root.crl
[user]
keyUsage = critical, digitalSignature, nonRepudiation
authorityKeyIdentifier = keyid
authorityInfoAccess = caIssuers;URI:${address}/sub.cer, OCSP;URI:${responder}
[ocsp]
extendedKeyUsage = OCSPSigning
keyUsage = critical, digitalSignature
1.3.6.1.5.5.7.48.1.5 = DER:0500
authorityKeyIdentifier = keyid
`;

const makeAuthority = (folder: string, address: string, responder: string) => {
  const at = (name: string): string => join(folder, name);
  const settings = at('ca.cnf');
  writeFileSync(settings, config(folder, address, responder));
  for (const [name, text] of [
    ['index.txt', ''],
    ['serial', '1000\n'],
    ['crlnumber', '01\n'],
  ] as const)
    writeFileSync(at(name), text);
  const key = (name: string): void => {
    openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', at(`${name}.key`)]);
  };
  for (const name of ['root', 'sub', 'user', 'ocsp']) key(name);
  openssl(
    ['req', '-x509', '-new', '-config', settings, '-extensions', 'root', '-days', '300', '-subj', '/CN=Root'],
    ['-key', at('root.key'), '-out', at('root.pem')],
  );
  const issue = (name: string, by: string, extensions: string): void => {
    openssl([
      'req',
      '-new',
      '-config',
      settings,
      '-key',
      at(`${name}.key`),
      '-subj',
      `/CN=${name}`,
      '-out',
      at(`${name}.csr`),
    ]);
    openssl(
      ['ca', '-batch', '-notext', '-config', settings, '-extensions', extensions],
      ['-cert', at(`${by}.pem`), '-keyfile', at(`${by}.key`), '-in', at(`${name}.csr`), '-out', at(`${name}.pem`)],
    );
  };
  issue('sub', 'root', 'sub');
  issue('user', 'sub', 'user');
  issue('ocsp', 'sub', 'ocsp');
  openssl([
    'ca',
    '-gencrl',
    '-config',
    settings,
    '-cert',
    at('root.pem'),
    '-keyfile',
    at('root.key'),
    '-out',
    at('root.crl'),
  ]);
  openssl(['x509', '-in', at('sub.pem'), '-outform', 'DER', '-out', at('sub.cer')]);
  return { at, settings };
};

describe.skipIf(skipWithout('openssl', 'version'))('an authority run by OpenSSL', () => {
  test('answers our questions: issuer, list in PEM, OCSP by a delegated responder', async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    const content: Record<string, Uint8Array> = {};
    const address = await serveHttp((asked, answer) => files(content)(asked, answer));
    const port = await freePort();
    const { at, settings } = makeAuthority(folder, address, `http://127.0.0.1:${port}/`);
    content['/sub.cer'] = readFileSync(at('sub.cer'));
    content['/root.crl'] = readFileSync(at('root.crl'));
    const startResponder = async (): Promise<() => Promise<void>> => {
      const given = `ocsp -index ${at('index.txt')} -port ${port} -ndays 1 -CA ${at('sub.pem')}`.split(' ');
      const responder = spawn('openssl', [...given, '-rsigner', at('ocsp.pem'), '-rkey', at('ocsp.key')]);
      onTestFinished(() => void responder.kill());
      await new Promise<void>((resolve, reject) => {
        responder.stderr.on('data', (text: Buffer) => text.includes('waiting') && resolve());
        responder.stdout.on('data', (text: Buffer) => text.includes('waiting') && resolve());
        responder.on('exit', () => reject(new Error('the responder ended')));
      });
      return async () => {
        responder.removeAllListeners('exit');
        const ended = once(responder, 'exit');
        responder.kill();
        await ended;
      };
    };

    const station = await openWorkstation();
    // The responder's clock is the machine's, and counts whole seconds.
    station.setTime(new Date(Date.now() + 60_000).toISOString());
    await station.value('settings.save', { privateAddresses: true, proxy: 'none' });
    await station.value('trust.import', { fileIds: [await station.file('root.pem', readFileSync(at('root.pem')))] });
    const fileId = await station.file('user.pem', readFileSync(at('user.pem')));
    const stop = await startResponder();
    const good = await station.value('certificates.fetch', { fileId });
    expect(good.acts.map(({ kind, finding }) => [kind, finding])).toEqual([
      ['issuer', null],
      ['crl', null],
      ['ocsp', null],
    ]);
    expect(good.certificates).toMatchObject([
      { valid: true, revocation: 'good', chain: ['CN=Root', 'CN=sub', 'CN=user'] },
    ]);
    await stop();

    spawnSync('openssl', [
      'ca',
      '-config',
      settings,
      '-cert',
      at('sub.pem'),
      '-keyfile',
      at('sub.key'),
      '-revoke',
      at('user.pem'),
    ]);
    station.setTime(new Date(Date.now() + 60_000).toISOString());
    await startResponder();
    const revoked = await station.value('certificates.fetch', { fileId, everything: true });
    expect(revoked.certificates).toMatchObject([{ valid: false, provable: true, revocation: 'revoked' }]);
  });
});
