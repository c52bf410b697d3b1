import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { issueHolder, signerNames, signers, type SignerName } from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { utf8 } from '../kit/key-files.ts';
import { rootPem, run, skipWithout } from '../kit/openssl.ts';
import { signDetached } from '../kit/signatures.ts';

const content = utf8('content');

/** certtool knows no other time than now, so its signers' certificates are valid for long. */
const lasting = (name: SignerName) => {
  const { key } = signers[name];
  return { key, certificate: issueHolder({ serial: 0x77, key, notAfter: '2039-12-31T00:00:00Z' }) };
};

const judge = (signature: Uint8Array, shown: Uint8Array) => {
  const folder = temporaryFolder();
  const place = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  return run('certtool', [
    ['--p7-verify', '--inder', '--infile', place('s.p7s', signature), '--load-data', place('content', shown)],
    ['--load-ca-certificate', place('root.pem', rootPem)],
  ]);
};

describe.skipIf(skipWithout('certtool', '--version'))('GnuTLS certtool, a reader of another family,', () => {
  test.each(signerNames)('takes %s', (name) => {
    const judged = judge(signDetached({ content, signer: lasting(name) }), content);
    expect(`${judged.stdout.toString()}${judged.stderr}`).toMatch(/Signature status: ok/);
    expect(judged.status).toBe(0);
  });

  test('refuses other content', () => {
    expect(judge(signDetached({ content, signer: lasting('rsa2048') }), utf8('Content')).status).not.toBe(0);
  });
});
