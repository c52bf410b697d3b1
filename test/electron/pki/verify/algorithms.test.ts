import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { oid, sequence } from '#electron/pki/asn1/encode.ts';
import { algorithmIdentifier } from '#electron/pki/cades/algorithm-identifier.ts';
import { issueCertificate } from '#electron/pki/issue/certificate.ts';
import { basicConstraints, keyUsage } from '#electron/pki/issue/extensions.ts';
import { issuingIssuer, supplierName } from '#test/kit/ca.ts';
import { goodAttributes, handMade } from '#test/kit/hand-made-cms.ts';
import { codesOf, verifyBytes, wordsOf } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');

describe('algorithms', () => {
  it('passes Ed25519 with SHA-512 (RFC 8419)', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const certificate = issueCertificate(issuingIssuer, {
      subject: supplierName(),
      key: privateKey,
      serialNumber: Uint8Array.of(0x55),
      notBefore: Date.parse('2026-01-01T00:00:00Z'),
      notAfter: Date.parse('2027-01-01T00:00:00Z'),
      extensions: [basicConstraints(false), keyUsage(['digitalSignature'])],
    });
    const bytes = handMade({
      attributes: goodAttributes(content, certificate, 'sha-512'),
      certificate,
      digest: 'sha-512',
      algorithm: sequence(oid('1.3.101.112')),
      sign: (data) => sign(null, data, privateKey),
    });
    const report = await verifyBytes(bytes, content);
    expect(codesOf(report)).toEqual([]);
    expect(report.conclusion).toBe('TOTAL-PASSED');
  });

  it('names a GOST algorithm that it cannot check, and does not call the signature wrong', async () => {
    const bytes = handMade({ attributes: goodAttributes(content), algorithm: sequence(oid('1.2.643.2.2.19')) });
    const report = await verifyBytes(bytes, content);
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(wordsOf(report).signatureValue).toBe('not-provable');
    expect(report.signatures[0]?.findings).toContainEqual(
      expect.objectContaining({
        code: 'signature-value.unsupported',
        details: { algorithm: 'GOST R 34.10-2001' },
      }),
    );
  });

  it('lets digestAlgorithm decide where the signature algorithm names another digest, and names the difference', async () => {
    const bytes = handMade({
      attributes: goodAttributes(content),
      algorithm: algorithmIdentifier({ scheme: 'rsa-pkcs1', digest: 'sha-512' }),
    });
    const report = await verifyBytes(bytes, content);
    expect(wordsOf(report)).toMatchObject({ content: 'passed', signatureValue: 'passed', policy: 'failed' });
    expect([report.conclusion, ...codesOf(report)]).toEqual(['INDETERMINATE', 'policy.algorithms-differ']);
  });

  it('reads a key type in place of a signature algorithm (RFC 5754 section 3.2)', async () => {
    const bytes = handMade({
      attributes: goodAttributes(content),
      algorithm: sequence(oid('1.2.840.113549.1.1.1'), Uint8Array.of(5, 0)),
    });
    expect((await verifyBytes(bytes, content)).conclusion).toBe('TOTAL-PASSED');
  });
});
