import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openKeyFile } from '#electron/keys/open-key-file.ts';
import { signDigest } from '#electron/keys/sign-digest.ts';
import { assembleDetached } from '#electron/pki/cades/assemble.ts';
import { digestBytes } from '#electron/pki/digest.ts';
import { schemesOf, usualDigestOf } from '#shared/signature/signature-algorithm.ts';
import { askBouncyCastle, skipWithoutBouncyCastle } from '../kit/bouncy-castle.ts';
import { ed25519Signer, kitNow, pem, testKey } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { run, skipWithout } from '../kit/openssl.ts';
import { partsOf, signDetached } from '../kit/signatures.ts';
import { verifyBytes } from '../kit/verify.ts';

const content = Buffer.from('Заявка на участие\n');
const request = { content, signer: ed25519Signer };

/** Files of one case in a folder of its own. */
const placed = (files: Readonly<Record<string, Uint8Array | string>>) => {
  const folder = temporaryFolder();
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(folder, name), bytes);
      return [name, join(folder, name)];
    }),
  );
};

describe('an Ed25519 signature (RFC 8419)', () => {
  test('is TOTAL-PASSED as it was made, and never with another content', async () => {
    const signature = signDetached(request);
    expect((await verifyBytes(signature, content)).conclusion).toBe('TOTAL-PASSED');
    expect((await verifyBytes(signature, Buffer.concat([content, content]))).conclusion).toBe('TOTAL-FAILED');
  });

  test('stands beside SHA-512 and no other digest', () => {
    expect(schemesOf({ kind: 'ed25519' })).toEqual(['ed25519']);
    expect(usualDigestOf({ kind: 'ed25519' })).toBe('sha-512');
  });

  test.skipIf(skipWithout('openssl', 'version'))(
    'has a value that OpenSSL finds right over the signed attributes',
    () => {
      const parts = partsOf(request);
      const publicKey = createPublicKey(testKey(ed25519Signer.key)).export({ type: 'spki', format: 'pem' });
      const { key, data, value } = placed({ key: publicKey, data: parts.signedAttributes, value: parts.signature });
      const judged = run('openssl', [
        ['pkeyutl', '-verify', '-pubin', '-inkey', key ?? '', '-rawin'],
        ['-in', data ?? '', '-sigfile', value ?? ''],
      ]);
      expect(judged.stdout.toString()).toMatch(/Verified Successfully/);
    },
  );

  test.skipIf(skipWithoutBouncyCastle())('is accepted by Bouncy Castle, and refused over another content', () => {
    const { signature, right, wrong } = placed({ signature: signDetached(request), right: content, wrong: 'other' });
    const answers = askBouncyCastle([
      ['judge', 'right', signature ?? '', right ?? ''],
      ['judge', 'wrong', signature ?? '', wrong ?? ''],
    ]);
    expect(answers.get('right')).toBe('ok');
    expect(answers.get('wrong')).not.toBe('ok');
  });

  test.skipIf(skipWithout('openssl', 'version'))('is made with a key out of a PKCS#12 file of OpenSSL', async () => {
    const { certificate, key } = placed({
      certificate: pem('CERTIFICATE', ed25519Signer.certificate),
      key: testKey(ed25519Signer.key).export({ type: 'pkcs8', format: 'pem' }),
    });
    const file = join(temporaryFolder(), 'ed25519.p12');
    const exported = spawnSync(
      'openssl',
      ['pkcs12', '-export', '-in', certificate ?? '', '-inkey', key ?? '', '-out', file, '-passout', 'pass:sample'],
      { encoding: 'utf8' },
    );
    expect(exported.stderr).toBe('');
    const opened = await openKeyFile({ file, password: Buffer.from('sample') });
    if (!opened.ok) throw new Error(opened.error.code);
    const session = opened.value;
    try {
      const [identity] = session.identities;
      if (identity === undefined) throw new Error('no key');
      const value = Buffer.from(digestBytes('sha-512', content)).toString('hex');
      const signed = await signDigest({
        session,
        identity,
        contentDigest: { algorithm: 'sha-512', value },
        claimedSigningTime: kitNow,
      });
      if (!signed.ok) throw new Error(signed.error.code);
      expect(signed.value.algorithm).toEqual({ scheme: 'ed25519', digest: 'sha-512' });
      const report = await verifyBytes(assembleDetached(signed.value), content);
      expect(report.signatures[0]?.verdicts.signatureValue.verdict).toBe('passed');
    } finally {
      await session.close();
    }
  });
});
