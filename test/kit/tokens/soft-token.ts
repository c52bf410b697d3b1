import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ed25519Signer, issuingCertificate, signers, testKey, type SignerName } from '../ca.ts';
import { temporaryFolder } from '../folder.ts';
import { run, skipWithout } from '../openssl.ts';
import { skipWithoutDriver } from './mock-token.ts';

const places = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
];
const library = places.find((path) => existsSync(path)) ?? places[0] ?? '';

/** SoftHSM with OpenSC's tool, which alone writes certificates into it. In CI they must be there. */
export const skipWithoutSoftToken = (): boolean =>
  skipWithoutDriver() ||
  skipWithout('softhsm2-util', '--version') ||
  skipWithout('pkcs11-tool', '--version') ||
  (process.env['CI'] !== 'true' && !existsSync(library));

const must = (program: string, ...arguments_: readonly (readonly string[])[]): void => {
  const done = run(program, arguments_);
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
};

export const softPin = '4321';
export type SoftToken = { readonly library: string; readonly label: string; readonly folder: string };

/** A token with these keys under IDs 01, 02, …, each with its certificate, and the issuing authority's; `mayDerive`: keys for agreement. */
export const softToken = (
  names: readonly (SignerName | 'ed25519')[],
  label = 'supplier',
  mayDerive = false,
): SoftToken => {
  const folder = temporaryFolder();
  const tokens = join(folder, 'tokens');
  mkdirSync(tokens);
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const before = process.env['SOFTHSM2_CONF'];
  process.env['SOFTHSM2_CONF'] = configuration;
  onTestFinished(() => {
    if (before === undefined) delete process.env['SOFTHSM2_CONF'];
    else process.env['SOFTHSM2_CONF'] = before;
  });
  must('softhsm2-util', ['--init-token', '--free', '--label', label, '--so-pin', '12345678', '--pin', softPin]);
  const tool = ['--module', library, '--token-label', label, '--login', '--pin', softPin];
  const writeCertificate = (der: Uint8Array, name: string, id: string): void => {
    const file = join(folder, `${name}.der`);
    writeFileSync(file, der);
    must('pkcs11-tool', tool, ['--write-object', file, '--type', 'cert', '--id', id, '--label', name]);
  };
  names.forEach((name, index) => {
    const id = String(index + 1).padStart(2, '0');
    const file = join(folder, `${name}.pem`);
    const signer = name === 'ed25519' ? ed25519Signer : signers[name];
    writeFileSync(file, testKey(signer.key).export({ type: 'pkcs8', format: 'pem' }));
    if (mayDerive)
      must('pkcs11-tool', tool, [
        '--write-object',
        file,
        '--type',
        'privkey',
        '--id',
        id,
        '--label',
        name,
        '--usage-derive',
      ]);
    else must('softhsm2-util', ['--import', file, '--token', label, '--label', name, '--id', id, '--pin', softPin]);
    writeCertificate(signer.certificate, name, id);
  });
  writeCertificate(issuingCertificate, 'issuing', 'ff');
  return { library, label, folder };
};
