import { describe, expect, it } from 'vitest';
import { caseChecker } from '#electron/pki/path/check-cases.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import {
  faulty,
  issuingCertificate,
  issuingRevocations,
  kitNow,
  otherRootCertificate,
  pem,
  rootCertificate,
  rootRevocations,
  signers,
} from '#test/kit/ca.ts';

const files: Readonly<Record<string, Uint8Array>> = {
  'root.der': rootCertificate,
  'other-root.der': otherRootCertificate,
  'issuing.pem': Buffer.from(pem('CERTIFICATE', issuingCertificate)),
  'holder.der': signers.rsa2048.certificate,
  'revoked.der': faulty.revoked,
  'both.crl': Buffer.from(pem('X509 CRL', rootRevocations) + pem('X509 CRL', issuingRevocations)),
  'noise.der': Buffer.from('not a certificate'),
};

const check = caseChecker({
  read: (file) => {
    const bytes = files[file];
    return bytes === undefined ? failKernel('file.not-found', { file }) : ok(bytes);
  },
  describe: ({ code }) => `words for ${code}`,
});

const ask = (parts: object) => check(JSON.stringify({ id: 'a', at: kitNow, ...parts }));

describe('a case', () => {
  it('with the whole path is judged as listed', () => {
    expect(ask({ certificates: ['root.der', 'issuing.pem', 'holder.der'] })).toMatchObject({ id: 'a', valid: true });
  });

  it('with anchor and target only is completed from the untrusted', () => {
    expect(ask({ certificates: ['root.der', 'holder.der'], untrusted: ['issuing.pem'] })).toMatchObject({
      valid: true,
    });
    expect(ask({ certificates: ['root.der', 'holder.der'] })).toMatchObject({
      valid: false,
      findings: ['path.not-found'],
    });
  });

  it('under another root of the same name is refused', () => {
    const answer = ask({ certificates: ['other-root.der', 'issuing.pem', 'holder.der'] });
    expect(answer).toMatchObject({ valid: false, findings: expect.arrayContaining(['path.signature-invalid']) });
  });

  it('with lists needs a status for every certificate', () => {
    const certificates = ['root.der', 'issuing.pem', 'holder.der'];
    expect(ask({ certificates, crls: ['both.crl'] })).toMatchObject({ valid: true });
    expect(ask({ certificates: ['root.der', 'issuing.pem', 'revoked.der'], crls: ['both.crl'] })).toMatchObject({
      valid: false,
      findings: expect.arrayContaining(['revocation.revoked']),
    });
    expect(ask({ certificates, crls: ['both.crl'], at: '2027-01-01T00:00:00Z' })).toMatchObject({
      valid: false,
      findings: expect.arrayContaining(['crl.not-current', 'revocation.undetermined']),
    });
  });

  it('whose only list cannot be read is not taken for one without lists', () => {
    const answer = ask({ certificates: ['root.der', 'issuing.pem', 'holder.der'], crls: ['noise.der'] });
    expect(answer).toMatchObject({
      valid: false,
      findings: expect.arrayContaining(['crl.unreadable', 'revocation.undetermined']),
    });
  });

  it('whose certificate cannot be read is invalid, and says so', () => {
    expect(ask({ certificates: ['root.der', 'noise.der'] })).toMatchObject({
      valid: false,
      findings: ['certificate.unreadable'],
    });
  });

  it.each([
    ['a file that is not there', { certificates: ['root.der', 'gone.der'] }, 'file.not-found'],
    ['no certificates', { certificates: [] }, 'path.case-unreadable'],
    ['a moment without a zone', { certificates: ['root.der'], at: '2026-11-23T09:00:00' }, 'path.case-unreadable'],
    ['a policy that is no OID', { certificates: ['root.der'], initialPolicySet: ['any'] }, 'path.case-unreadable'],
  ])('with %s is an error with its id and words', (_case, parts, code) => {
    expect(ask(parts)).toEqual({ id: 'a', error: { code, message: `words for ${code}` } });
  });

  it('that is not JSON is an error without an id', () => {
    expect(check('{')).toEqual({ id: null, error: { code: 'path.case-unreadable', message: expect.any(String) } });
  });
});
