import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { element, integer, octetString, sequence, tags } from '#electron/pki/asn1/encode.ts';
import {
  fingerprintOf,
  isSelfIssued,
  readCertificate,
  serialText,
  type Certificate,
} from '#electron/pki/certificate/certificate.ts';
import { keyUsages } from '#electron/pki/certificate/extension-values.ts';
import { derOf } from '#electron/pki/certificate/pem.ts';
import { issueHolder, issuingCertificate, pem, rootCertificate, signers } from '#test/kit/ca.ts';
import { alternativeNames, extension, generalName, linkDer } from '#test/kit/chain.ts';

const read = (der: Uint8Array): Certificate => {
  const result = readCertificate(der);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('a certificate', () => {
  it.each(Object.entries(signers).map(([name, { certificate }]) => [name, certificate] as const))(
    'over %s says the same as the platform reads',
    (_name, der) => {
      const ours = read(der);
      const theirs = new X509Certificate(der);
      expect(serialText(ours)).toBe(theirs.serialNumber.toLowerCase());
      expect(ours.notBefore).toBe(theirs.validFromDate.getTime());
      expect(ours.notAfter).toBe(theirs.validToDate.getTime());
      expect(fingerprintOf(ours)).toBe(theirs.fingerprint256.replaceAll(':', '').toLowerCase());
      expect(Buffer.from(ours.publicKey.der)).toEqual(theirs.publicKey.export({ type: 'spki', format: 'der' }));
    },
  );

  it('keeps the signed bytes as they lie in the file', () => {
    const der = rootCertificate;
    const root = read(der);
    expect(root.tbs.buffer).toBe(root.der.buffer);
    expect(root.extensions.subjectKeyIdentifier).toHaveLength(20);
    expect(isSelfIssued(root)).toBe(true);
    expect(isSelfIssued(read(issuingCertificate))).toBe(false);
  });

  it('tells its limits and purposes', () => {
    const { extensions } = read(issuingCertificate);
    expect(extensions.basicConstraints).toEqual({ authority: true, pathLength: 0 });
    expect(extensions.keyUsage).toBe(keyUsages.keyCertSign | keyUsages.cRLSign);
    const from = Date.parse('2026-02-01T00:00:00Z');
    const period = read(issueHolder({ serial: 9, keyPeriod: { from } })).extensions.privateKeyUsagePeriod;
    expect(period).toEqual({ notBefore: from, notAfter: null });
  });

  it('with an extension that cannot be read is still shown, and names it', () => {
    const base = { subject: 'x', issuer: 'x', key: 'root', signer: 'root' } as const;
    const broken = [extension('2.5.29.17', false, octetString()), alternativeNames()];
    expect(read(linkDer({ ...base, extensions: [...broken] })).extensions).toMatchObject({
      subjectAltName: null,
      malformed: ['2.5.29.17'],
      repeated: ['2.5.29.17'],
    });
    const names = read(linkDer({ ...base, extensions: [alternativeNames(generalName('dns', 'a.test'))] })).extensions;
    expect(names.subjectAltName).toEqual([{ form: 'dns', value: 'a.test' }]);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a number', integer(5)],
    ['an empty sequence', sequence()],
    ['a certificate with bytes after it', Buffer.concat([rootCertificate, Buffer.of(0)])],
    ['half a certificate', rootCertificate.subarray(0, 200)],
    ['something in a set', element(tags.set, rootCertificate)],
  ])('is not read from %s', (_case, bytes) => {
    expect(readCertificate(bytes)).toMatchObject({ ok: false, error: { code: 'certificate.unreadable' } });
  });
});

describe('a file', () => {
  it('may hold DER, or one or several PEM blocks among other text', () => {
    const both = `Subject: x\n${pem('CERTIFICATE', rootCertificate)}\n${pem('X509 CRL', issuingCertificate)}${pem('CERTIFICATE', issuingCertificate)}`;
    const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    expect(derOf(rootCertificate, ['CERTIFICATE'])).toEqual([rootCertificate]);
    expect(derOf(Buffer.from(both), ['CERTIFICATE']).map(digest)).toEqual(
      [rootCertificate, issuingCertificate].map(digest),
    );
  });
});
