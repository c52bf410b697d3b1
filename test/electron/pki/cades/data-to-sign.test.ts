import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { childrenOf, enter, takeAny } from '#electron/pki/asn1/cursor.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { readOid } from '#electron/pki/asn1/oid.ts';
import { tags } from '#electron/pki/asn1/tags.ts';
import { rawOf } from '#electron/pki/asn1/tlv.ts';
import { dataToSign } from '#electron/pki/cades/signed-attributes.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { kitNow, signers } from '../../../kit/ca.ts';
import { certificateOf } from '../../../kit/signatures.ts';

const certificate = certificateOf(signers.p256.certificate);

/** Attribute type and the hexadecimal of its one value, in the order of the bytes. */
const attributesOf = (digest: SigningDigest = 'sha-256', claimedSigningTime: Instant = kitNow): [string, string][] => {
  const value = createHash(digest.replace('-', '')).update('content').digest('hex');
  const bytes = dataToSign({ contentDigest: { algorithm: digest, value }, certificate, claimedSigningTime });
  const read = decode(bytes, (root) =>
    childrenOf(root, tags.set).map((attribute): [string, string] => {
      const fields = enter(attribute);
      const type = readOid(takeAny(fields));
      const values = childrenOf(takeAny(fields), tags.set);
      return [type, values.map((one) => Buffer.from(rawOf(one)).toString('hex')).join(' ')];
    }),
  );
  if (!read.ok) throw new Error(String(read.error.details['reason']));
  return read.value;
};

const valueOf = (type: string, ...input: Parameters<typeof attributesOf>): string =>
  attributesOf(...input).find(([found]) => found === type)?.[1] ?? 'absent';

const ascii = (hex: string): string => Buffer.from(hex.slice(4), 'hex').toString('latin1');

describe('data to sign', () => {
  test('holds the four attributes of CAdES-BASELINE-B, once each', () => {
    expect(
      attributesOf()
        .map(([type]) => type)
        .toSorted(),
    ).toEqual(['1.2.840.113549.1.9.16.2.47', '1.2.840.113549.1.9.3', '1.2.840.113549.1.9.4', '1.2.840.113549.1.9.5']);
  });

  test('carries the digest given and the content type of plain data', () => {
    expect(valueOf('1.2.840.113549.1.9.4')).toBe(`0420${createHash('sha256').update('content').digest('hex')}`);
    expect(valueOf('1.2.840.113549.1.9.3')).toBe('06092a864886f70d010701');
  });

  test.each([
    ['2026-11-23T09:00:00Z', '17', '261123090000Z'],
    ['2026-11-23T09:00:00.999Z', '17', '261123090000Z'],
    ['1950-01-01T00:00:00Z', '17', '500101000000Z'],
    ['2049-12-31T23:59:59Z', '17', '491231235959Z'],
    ['2050-01-01T00:00:00Z', '18', '20500101000000Z'],
    ['1949-12-31T23:59:59Z', '18', '19491231235959Z'],
  ])('writes the time %s as RFC 5652 section 11.3 says', (instant, tag, text) => {
    const time = valueOf('1.2.840.113549.1.9.5', 'sha-256', instant as Instant);
    expect([time.slice(0, 2), ascii(time)]).toEqual([tag, text]);
  });

  test('names the certificate by SHA-256 without saying so, since that is the default, by issuer and by serial', () => {
    const value = valueOf('1.2.840.113549.1.9.16.2.47');
    const digest = createHash('sha256').update(signers.p256.certificate).digest('hex');
    expect(value).toContain(`0420${digest}`);
    expect(value).not.toContain('0609608648016503040201');
    expect(value).toContain(Buffer.from(certificate.issuer.der).toString('hex'));
    expect(value.endsWith('02022004')).toBe(true);
  });

  test('says which digest names the certificate where it is not the default', () => {
    const value = valueOf('1.2.840.113549.1.9.16.2.47', 'sha-512');
    expect(value).toContain('300b0609608648016503040203');
    expect(value).toContain(createHash('sha512').update(signers.p256.certificate).digest('hex'));
  });

  test.each(['sha-256', 'sha-384', 'sha-512'] as const)('is sorted as DER wants a SET OF: %s', (digest) => {
    const value = createHash(digest.replace('-', '')).update('').digest('hex');
    const contentDigest = { algorithm: digest, value };
    const read = decode(dataToSign({ contentDigest, certificate, claimedSigningTime: kitNow }), (root) =>
      childrenOf(root, tags.set).map(rawOf),
    );
    if (!read.ok) expect.fail(read.error.code);
    expect(read.value).toEqual(read.value.toSorted((a, b) => Buffer.compare(a, b)));
  });
});
