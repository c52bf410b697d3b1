import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  faulty,
  issuingCertificate,
  issuingRevocations,
  pem,
  rootRevocations,
  signerNames,
  signers,
} from '../kit/ca.ts';
import { temporaryFolder } from '../kit/folder.ts';
import { atKitNow, rootPem, run, skipWithout } from '../kit/openssl.ts';

/** Verifies a certificate as strictly as OpenSSL can: profile of RFC 5280, revocation of the whole chain. */
const judge = (certificate: Uint8Array) => {
  const folder = temporaryFolder();
  const place = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const lists = pem('X509 CRL', issuingRevocations) + pem('X509 CRL', rootRevocations);
  return run('openssl', [
    ['verify', '-x509_strict', '-crl_check_all', ...atKitNow],
    ['-CAfile', place('root.pem', rootPem), '-CRLfile', place('lists.pem', lists)],
    ['-untrusted', place('issuing.pem', pem('CERTIFICATE', issuingCertificate))],
    [place('certificate.pem', pem('CERTIFICATE', certificate))],
  ]);
};

describe.skipIf(skipWithout('openssl', 'version'))('what the test authority issues, before OpenSSL', () => {
  test.each(signerNames)('%s is accepted in strict mode, its chain not revoked', (name) => {
    expect(judge(signers[name].certificate).stdout.toString()).toMatch(/: OK\n$/);
  });

  test.each([
    ['expired', /certificate has expired/],
    ['notYetValid', /not yet valid/],
    ['revoked', /certificate revoked/],
    ['forged', /unable to get local issuer certificate|signature failure/],
  ] as const)('%s is refused for that reason', (name, reason) => {
    const judged = judge(faulty[name]);
    expect(judged.status).not.toBe(0);
    expect(judged.stderr).toMatch(reason);
  });
});
