import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { certificatesIn } from '#electron/pki/certificate/certificates-in.ts';
import { recipientOf, type Recipient } from '#electron/pki/seal/recipient.ts';
import { writeSealed } from '#electron/pki/seal/write-sealed.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { sealCiphers, type SealCipher } from '#shared/signature/seal-codes.ts';
import { sharedFolder, temporaryFolder } from '../kit/folder.ts';
import { openssl, run, skipWithout } from '../kit/openssl.ts';

/** OpenSSL opens what was sealed, with each kind of key and in both forms; it knows AuthEnvelopedData from version 3 on. */
const keys = {
  'RSA 2048': ['rsa:2048', 'keyEncipherment'],
  'RSA 3072': ['rsa:3072', 'keyEncipherment,dataEncipherment'],
  'ECDH P-256': ['ec:P-256', 'keyAgreement'],
  'ECDH P-384': ['ec:P-384', 'keyAgreement'],
  'ECDH P-521': ['ec:P-521', 'keyAgreement'],
} as const;
type Kind = keyof typeof keys;
type Owner = { readonly recipient: Recipient; readonly certificate: string; readonly key: string };

const store = sharedFolder();
const make = (kind: Kind, number = 0): Owner => {
  const [key = '', certificate = ''] = ['key', 'certificate'].map((name) =>
    join(store, `${kind} ${number} ${name}.pem`),
  );
  const [algorithm, usage] = keys[kind];
  const curve = algorithm.startsWith('ec:')
    ? ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${algorithm.slice(3)}`]
    : ['-newkey', algorithm];
  openssl(
    ['req', '-x509', '-nodes', ...curve, '-keyout', key, '-out', certificate],
    ['-days', '30', '-subj', `/CN=${kind}`],
    ['-addext', `keyUsage=critical,${usage}`],
  );
  const read = certificatesIn(readFileSync(certificate));
  if (!read.ok || read.value[0] === undefined) throw new Error('no certificate');
  const recipient = recipientOf(read.value[0], new Date(Date.now() + 1000).toISOString() as Instant);
  if (!recipient.ok) throw new Error(recipient.error.code);
  return { recipient: recipient.value, certificate, key };
};

const owners = new Map<Kind, Owner>();
/** Made once: finding primes takes longer than everything else. */
const owner = (kind: Kind): Owner => {
  const known = owners.get(kind) ?? make(kind);
  owners.set(kind, known);
  return known;
};

const sealed = async (recipients: readonly Recipient[], cipher: SealCipher, content: Uint8Array): Promise<string> => {
  const folder = temporaryFolder();
  const [file, out] = [join(folder, 'bid.asice'), join(folder, 'bid.p7m')];
  writeFileSync(file, content);
  const written = await writeSealed({
    file,
    out,
    recipients,
    cipher,
    random: (count) => new Uint8Array(randomBytes(count)),
    signal: new AbortController().signal,
    onBytes: () => undefined,
  });
  if (!written.ok) throw new Error(written.error.code);
  return out;
};

const opened = (file: string, { key, certificate }: Owner) =>
  run('openssl', [['cms', '-decrypt', '-binary', '-inform', 'DER', '-in', file, '-inkey', key, '-recip', certificate]]);

describe.skipIf(skipWithout('openssl'))('what is sealed is opened by OpenSSL', () => {
  const cases = (Object.keys(keys) as Kind[]).flatMap((kind) => sealCiphers.map((cipher) => ({ kind, cipher })));
  test.each(cases)('$kind, $cipher', async ({ kind, cipher }) => {
    const to = owner(kind);
    for (const size of [0, 1, 16, 1_000_003]) {
      const content = randomBytes(size);
      expect(Buffer.compare(opened(await sealed([to.recipient], cipher, content), to).stdout, content)).toBe(0);
    }
  });

  test('each of several recipients opens it alone, and a stranger does not', async () => {
    const named = (Object.keys(keys) as Kind[]).map(owner);
    const stranger = make('ECDH P-256', 1);
    const content = randomBytes(70_000);
    const file = await sealed(
      named.map(({ recipient }) => recipient),
      'gcm',
      content,
    );
    for (const one of named) expect(Buffer.compare(opened(file, one).stdout, content)).toBe(0);
    expect(opened(file, stranger).status).not.toBe(0);
  });

  test('a changed byte is noticed', async () => {
    const to = owner('ECDH P-256');
    const file = await sealed([to.recipient], 'gcm', randomBytes(5_000));
    const bytes = readFileSync(file);
    for (const at of [bytes.length - 1, bytes.length - 2_000]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(opened(file, to).status).not.toBe(0);
    }
  });

  test('is DER that OpenSSL reads and writes back to the same bytes', async () => {
    const file = await sealed([owner('RSA 2048').recipient, owner('ECDH P-384').recipient], 'cbc', randomBytes(300));
    const again = openssl(['cms', '-cmsout', '-inform', 'DER', '-outform', 'DER', '-in', file]);
    expect(Buffer.compare(again, readFileSync(file))).toBe(0);
  });
});
