import { describe, expect, test } from 'vitest';
import { readSignedData } from '#electron/pki/cms/signed-data.ts';
import { memorySource } from '#electron/pki/cms/byte-source.ts';
import { octetString } from '#electron/pki/asn1/encode.ts';
import { faulty, issuingCertificate, signers } from '#test/kit/ca.ts';
import { counterAttribute, counterSignature, counterSigned, notary } from '#test/kit/counter-signatures.ts';
import { attribute } from '#test/kit/hand-made-cms.ts';
import { signDetached } from '#test/kit/signatures.ts';
import { signatureValueOf, stamp } from '#test/kit/timestamps.ts';
import { verifyBytes, wellEquipped } from '#test/kit/verify.ts';

const content = Buffer.from('Заявка № 7\n');
const plain = signDetached({ content });
const settings = { ...wellEquipped, certificates: [notary.certificate, issuingCertificate] };

const verify = async (...counters: Parameters<typeof counterSigned>[1][]) => {
  const report = await verifyBytes(await counterSigned(plain, ...counters), content, settings);
  const [signature] = report.signatures;
  return { report, signature, counters: signature?.counterSignatures ?? [] };
};

describe('a counter-signature', () => {
  test('over the signature value is judged by itself and reported under it', async () => {
    const { report, counters } = await verify(counterSignature(await signatureValueOf(plain)));
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(counters).toMatchObject([
      { conclusion: 'TOTAL-PASSED', level: 'CAdES-BASELINE-B', signer: { name: 'Нотариус Проверочный' }, covers: [] },
    ]);
    expect(report.signatures).toHaveLength(1);
  });

  test('over another signature’s value is refused, and with it the file', async () => {
    const other = await signatureValueOf(signDetached({ content: Buffer.from('other') }));
    const { report, signature, counters } = await verify(counterSignature(other));
    expect(counters).toMatchObject([{ conclusion: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' }]);
    expect(signature?.conclusion).toBe('TOTAL-PASSED');
    expect(report).toMatchObject({ conclusion: 'TOTAL-FAILED', subIndication: 'HASH_FAILURE' });
  });

  test('over the content instead of the signature value is refused', async () => {
    const { counters } = await verify(counterSignature(content));
    expect(counters).toMatchObject([{ subIndication: 'HASH_FAILURE' }]);
  });

  test('by a revoked certificate leaves the file undecided', async () => {
    const by = { key: 'supplier-rsa2048', certificate: faulty.revoked } as const;
    const value = await signatureValueOf(plain);
    const cms = await counterSigned(plain, counterSignature(value, { by }));
    const report = await verifyBytes(cms, content, { ...settings, certificates: [faulty.revoked] });
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'REVOKED_NO_POE' });
    expect(report.signatures[0]?.conclusion).toBe('TOTAL-PASSED');
  });

  test('with a content type breaks RFC 5652 section 11.4', async () => {
    const value = await signatureValueOf(plain);
    const { counters } = await verify(counterSignature(value, { withContentType: true }));
    expect(counters[0]).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'SIG_CONSTRAINTS_FAILURE' });
    expect(counters[0]?.findings.map(({ code }) => code)).toContain('policy.attribute-forbidden');
  });

  test('whose certificate is not there is not provable', async () => {
    const cms = await counterSigned(plain, counterSignature(await signatureValueOf(plain)));
    const report = await verifyBytes(cms, content);
    expect(report).toMatchObject({ conclusion: 'INDETERMINATE', subIndication: 'NO_SIGNING_CERTIFICATE_FOUND' });
  });

  test('that cannot be read is named on the signature that carries it', async () => {
    const { signature, counters } = await verify(octetString(Buffer.from('x')));
    expect(counters).toEqual([]);
    expect(signature?.findings.map(({ code }) => code)).toContain('policy.attribute-unreadable');
  });

  test('carries its own timestamp and a counter-signature over itself', async () => {
    const value = await signatureValueOf(plain);
    const inner = counterSignature(value);
    // The signature value is its last element: what is added to it must be over that.
    const own = inner.slice(-256);
    const outer = counterSignature(value, {
      unsigned: [
        attribute('1.2.840.113549.1.9.16.2.14', stamp({ data: own })),
        counterAttribute(counterSignature(own, { by: signers.rsa2048 })),
      ],
    });
    const { report, counters } = await verify(outer);
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(counters[0]).toMatchObject({
      level: 'CAdES-BASELINE-T',
      trustedSigningTime: '2026-11-23T09:00:00Z',
      counterSignatures: [{ conclusion: 'TOTAL-PASSED', signer: { inn: '7700000009' } }],
    });
  });

  test('leaves the signed bytes as they were', async () => {
    const cms = await counterSigned(plain, counterSignature(await signatureValueOf(plain)));
    const [before, after] = await Promise.all([plain, cms].map((bytes) => readSignedData(memorySource(bytes))));
    expect(before?.ok === true && after?.ok === true).toBe(true);
    if (before?.ok !== true || after?.ok !== true) return;
    expect(after.value.signers[0]?.signedBytes).toEqual(before.value.signers[0]?.signedBytes);
  });
});
