import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pemOf } from '#electron/pki/cades/pem.ts';
import { faulty, signerNames, signers } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { utf8 } from '../kit/key-files.ts';
import { atKitNow, rootPem, run, skipWithout } from '../kit/openssl.ts';
import { signAttached, signDetached, type SignatureRequest } from '../kit/signatures.ts';
import type { SignatureEncoding, SignaturePackaging } from '#shared/signature/formats.ts';

const content = Buffer.concat([utf8('Заявка\r\n'), Buffer.from([0, 255, 10, 13, 26])]);

/** What OpenSSL says about a signature of the kit, asked as strictly as it can be. */
const judge = (
  request: SignatureRequest,
  packaging: SignaturePackaging,
  encoding: SignatureEncoding,
  shown: Uint8Array = request.content,
) => {
  const folder = temporaryFolder();
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const der = packaging === 'detached' ? signDetached(request) : signAttached(request);
  return run('openssl', [
    ['cms', '-verify', '-cades', '-binary', ...atKitNow],
    ['-CAfile', place('root.pem', rootPem)],
    ['-inform', encoding, '-in', place('signature', encoding === 'PEM' ? pemOf(der) : der)],
    packaging === 'detached' ? ['-content', place('content', shown)] : [],
  ]);
};

const forms = [
  ['detached', 'DER'],
  ['detached', 'PEM'],
  ['attached', 'DER'],
  ['attached', 'PEM'],
] as const;

describe.skipIf(skipWithout('openssl', 'version'))('OpenSSL', () => {
  describe.each(signerNames)('takes %s', (name) => {
    test.each(forms)('%s %s and gives back the content', (packaging, encoding) => {
      const judged = judge({ content, signer: signers[name] }, packaging, encoding);
      expect(judged.stderr).toMatch(/CAdES Verification successful/);
      expect(judged.stdout).toEqual(content);
    });
  });

  test.each(['sha-256', 'sha-384', 'sha-512'] as const)('takes RSASSA-PSS and %s', (digest) => {
    const judged = judge({ content, algorithm: { scheme: 'rsa-pss', digest } }, 'detached', 'DER');
    expect(judged.stderr).toMatch(/CAdES Verification successful/);
  });

  test('takes an empty content, detached and attached', () => {
    for (const packaging of ['detached', 'attached'] as const) {
      const judged = judge({ content: new Uint8Array(0) }, packaging, 'DER');
      expect(judged.stderr).toMatch(/CAdES Verification successful/);
    }
  });

  test.each(['p256', 'rsa2048'] as const)('refuses other content than %s signed', (name) => {
    const judged = judge({ content, signer: signers[name] }, 'detached', 'DER', Buffer.concat([content, utf8(' ')]));
    expect(judged.status).not.toBe(0);
    expect(judged.stderr).toMatch(/content verify error/);
  });

  test('refuses the certificate of a stranger in ours', () => {
    const judged = judge(
      { content, signer: { key: 'supplier-rsa2048', certificate: faulty.forged } },
      'detached',
      'DER',
    );
    expect(judged.status).not.toBe(0);
    expect(judged.stderr).toMatch(/certificate verify error/);
  });
});
