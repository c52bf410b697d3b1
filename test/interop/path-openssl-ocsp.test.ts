import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate, serialText, type Certificate } from '#electron/pki/certificate/certificate.ts';
import { validatePath } from '#electron/pki/path/validate.ts';
import { readOcsp, type OcspResponse } from '#electron/pki/revocation/ocsp.ts';
import { judgeOcsp } from '#electron/pki/revocation/ocsp-status.ts';
import { extendedKeyUsage, keyUsage } from '#electron/pki/issue/extensions.ts';
import { issueCertificate } from '#electron/pki/issue/certificate.ts';
import {
  faulty,
  issuingCertificate,
  issuingIssuer,
  otherIssuer,
  pem,
  rootCertificate,
  signers,
  testKey,
} from '#test/kit/ca.ts';

const haveOpenssl = spawnSync('openssl', ['version']).status === 0;

const certificateOf = (der: Uint8Array): Certificate => {
  const read = readCertificate(der);
  if (!read.ok) throw new Error('a certificate of the kit cannot be read');
  return read.value;
};

const responderOf = (purposes: readonly string[], issuer = issuingIssuer): Uint8Array =>
  issueCertificate(issuer, {
    subject: [['commonName', 'Responder']],
    key: testKey('second-rsa2048'),
    serialNumber: Uint8Array.of(0x55),
    notBefore: Date.parse('2020-01-01T00:00:00Z'),
    notAfter: Date.parse('2045-01-01T00:00:00Z'),
    extensions: [keyUsage(['digitalSignature']), extendedKeyUsage(purposes)],
  });
const ocspSigning = '1.3.6.1.5.5.7.3.9';
const delegate = responderOf([ocspSigning]);

describe.skipIf(!haveOpenssl && process.env.CI !== 'true')('OCSP responses made by openssl ocsp', () => {
  let folder = '';
  const issuing = certificateOf(issuingCertificate);
  const root = certificateOf(rootCertificate);
  const good = certificateOf(signers.rsa2048.certificate);
  const revoked = certificateOf(faulty.revoked);
  const file = (name: string): string => join(folder, name);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bidwright-ocsp-'));
    const line = (state: string, since: string, certificate: Certificate): string =>
      `${state}\t450101000000Z\t${since}\t${serialText(certificate).toUpperCase()}\tunknown\t/CN=x\n`;
    writeFileSync(file('index.txt'), line('V', '', good) + line('R', '261001120000Z,keyCompromise', revoked));
    writeFileSync(file('index.txt.attr'), 'unique_subject = no\n');
    writeFileSync(file('ca.pem'), pem('CERTIFICATE', issuingCertificate));
    for (const [name, key] of [
      ['issuing', testKey('issuing')],
      ['responder', testKey('second-rsa2048')],
    ] as const) {
      writeFileSync(file(`${name}.key`), key.export({ type: 'pkcs8', format: 'pem' }));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const respond = (certificate: Uint8Array, responder: Uint8Array, key: 'issuing' | 'responder'): OcspResponse => {
    writeFileSync(file('asked.pem'), pem('CERTIFICATE', certificate));
    writeFileSync(file('responder.pem'), pem('CERTIFICATE', responder));
    const request = [
      '-issuer',
      file('ca.pem'),
      '-cert',
      file('asked.pem'),
      '-no_nonce',
      '-reqout',
      file('request.der'),
    ];
    const asked = spawnSync('openssl', ['ocsp', ...request], { encoding: 'utf8' });
    expect(asked.status, asked.stderr).toBe(0);
    const signer = ['-rsigner', file('responder.pem'), '-rkey', file(`${key}.key`)];
    const data = ['-index', file('index.txt'), '-CA', file('ca.pem'), '-reqin', file('request.der')];
    const made = spawnSync('openssl', ['ocsp', ...data, ...signer, '-ndays', '1', '-respout', file('response.der')], {
      encoding: 'utf8',
    });
    expect(made.status, made.stderr).toBe(0);
    const read = readOcsp(new Uint8Array(readFileSync(file('response.der'))));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    return read.value;
  };
  const timeOf = (response: OcspResponse): number => (response.singles[0]?.thisUpdate ?? 0) + 1000;

  it.each([
    ['the issuer itself', issuingCertificate, 'issuing'],
    ['a responder it delegated to', delegate, 'responder'],
  ] as const)('by %s tell good from revoked', (_who, responder, key) => {
    const about = (certificate: Certificate) => {
      const response = respond(certificate.der, responder, key);
      const answer = judgeOcsp(response, { certificate, issuer: issuing, at: timeOf(response) });
      return answer.ok ? answer.status : answer.finding.code;
    };
    expect(about(good)).toEqual({ kind: 'good' });
    expect(about(revoked)).toEqual({
      kind: 'revoked',
      since: Date.parse('2026-10-01T12:00:00Z'),
      reason: 'keyCompromise',
    });
  });

  it.each([
    ['without the purpose', responderOf(['1.3.6.1.5.5.7.3.2'])],
    ['certified by somebody else', responderOf([ocspSigning], otherIssuer)],
  ])('by a responder %s are refused', (_who, responder) => {
    const response = respond(good.der, responder, 'responder');
    const answer = judgeOcsp(response, { certificate: good, issuer: issuing, at: timeOf(response) });
    expect(answer).toMatchObject({ ok: false, finding: { code: 'ocsp.responder-untrusted' } });
  });

  it('are refused for another certificate, another time, or once changed', () => {
    const response = respond(good.der, delegate, 'responder');
    const at = timeOf(response);
    const question = { certificate: good, issuer: issuing, at };
    const codeOf = (answer: ReturnType<typeof judgeOcsp>) => (answer.ok ? answer.status.kind : answer.finding.code);
    expect(codeOf(judgeOcsp(response, { ...question, certificate: revoked }))).toBe('ocsp.other-certificate');
    expect(codeOf(judgeOcsp(response, { ...question, at: at + 3 * 86_400_000 }))).toBe('ocsp.not-current');
    expect(codeOf(judgeOcsp(response, { ...question, at: at - 86_400_000 }))).toBe('ocsp.not-current');
    const tbs = Uint8Array.from(response.tbs, (octet, place) =>
      place === response.tbs.length - 1 ? octet ^ 1 : octet,
    );
    expect(codeOf(judgeOcsp({ ...response, tbs }, question))).toBe('ocsp.signature-invalid');
  });

  it('serve a whole path, together with what is missing', () => {
    const response = respond(revoked.der, delegate, 'responder');
    const at = timeOf(response);
    const verdict = validatePath([root, issuing, revoked], { at, ocsps: [response] });
    const codes = verdict.findings.filter(({ severity }) => severity === 'blocker').map(({ code }) => code);
    expect(codes).toEqual(['revocation.undetermined', 'revocation.revoked']);
  });
});
