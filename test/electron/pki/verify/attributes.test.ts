import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { integer, octetString, oid, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import { issuingCertificate, issuingRevocations } from '#test/kit/ca.ts';
import { attribute, goodAttributes, handMade } from '#test/kit/hand-made-cms.ts';
import { signatureValueOf, stamp } from '#test/kit/timestamps.ts';
import { codesOf, verifyBytes } from '#test/kit/verify.ts';

/** Attributes that others write (ETSI EN 319 122-1, RFC 5035, RFC 6211): judged or named, never in the way. */

const content = Buffer.from('Заявка № 7\n');
const good = goodAttributes(content);
const id = (last: number): string => `1.2.840.113549.1.9.16.2.${last}`;
const damage = integer(7);
const references = (der: Uint8Array): Der => sequence(sequence(octetString(createHash('sha1').update(der).digest())));
const token = stamp({ data: await signatureValueOf(handMade({ attributes: good })) });
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'));
const sha512 = sequence(oid('2.16.840.1.101.3.4.2.3'));
const rsaSha256 = '1.2.840.113549.1.1.11';
const protection = (digest: Der, signature: string, parameters: readonly Der[] = [Uint8Array.of(5, 0)]): Der => {
  const stated = sequence(oid(signature), ...parameters);
  stated[0] = 0xa1;
  return attribute('1.2.840.113549.1.9.52', sequence(digest, stated));
};

const judged = async (parts: { readonly signed?: readonly Der[]; readonly unsigned?: readonly Der[] }) => {
  const { signed = [], unsigned } = parts;
  const bytes = handMade({ attributes: [...good, ...signed], ...(unsigned === undefined ? {} : { unsigned }) });
  return verifyBytes(bytes, content);
};

describe('unsigned attributes', () => {
  test.each<[string, readonly Der[], string, readonly string[]]>([
    [
      'of CAdES-C',
      [attribute(id(21), references(issuingCertificate)), attribute(id(22), references(issuingRevocations))],
      'CAdES-BASELINE-B',
      [],
    ],
    [
      'of CAdES-C for attribute certificates',
      [attribute(id(44), references(issuingCertificate)), attribute(id(45), references(issuingRevocations))],
      'CAdES-BASELINE-B',
      [],
    ],
    [
      'of CAdES-X type 1',
      [attribute(id(14), token), attribute(id(21), references(issuingCertificate)), attribute(id(25), token)],
      'CAdES-BASELINE-T',
      ['policy.timestamps-not-checked', 'timestamp.proved'],
    ],
    [
      'of CAdES-X type 2',
      [attribute(id(14), token), attribute(id(26), token)],
      'CAdES-BASELINE-T',
      ['policy.timestamps-not-checked', 'timestamp.proved'],
    ],
    [
      'of CAdES-X long',
      [attribute(id(14), token), attribute(id(23), sequence(issuingCertificate))],
      'CAdES-BASELINE-T',
      ['timestamp.proved'],
    ],
    ['of the first archive form', [attribute(id(27), token)], 'CAdES-BASELINE-B', ['policy.timestamps-not-checked']],
    ['of an evidence record', [attribute(id(49), damage)], 'CAdES-BASELINE-B', ['policy.evidence-records-not-checked']],
    ['of a policy store', [attribute('0.4.0.19122.1.4', damage)], 'CAdES-BASELINE-B', []],
    [
      'whose timestamps are damaged',
      [attribute(id(14), damage), attribute(id(25), damage)],
      'CAdES-BASELINE-B',
      ['policy.timestamps-not-checked', 'timestamp.damaged'],
    ],
  ])('%s leave the signature what it is', async (_title, unsigned, level, codes) => {
    const report = await judged({ unsigned });
    expect([report.conclusion, report.signatures[0]?.level]).toEqual(['TOTAL-PASSED', level]);
    expect(codesOf(report).toSorted()).toEqual([...codes].toSorted());
  });

  test('whose references and values are damaged are passed over', async () => {
    const report = await judged({ unsigned: [21, 22, 23, 24].map((last) => attribute(id(last), damage)) });
    expect(report.conclusion).toBe('TOTAL-PASSED');
    expect(report.signatures[0]?.level).toBe('CAdES-BASELINE-B');
  });
});

describe('signed attributes', () => {
  test.each([
    ['content-hints', attribute(id(4), sequence(oid('1.2.840.113549.1.7.1')))],
    ['content-reference', attribute(id(10), sequence(oid('1.2.3'), octetString(content), octetString(content)))],
    ['a signature policy', attribute(id(15), sequence(oid('1.2.3.4'), sequence(sha256, octetString(content))))],
    ['a commitment', attribute(id(16), sequence(oid('1.2.840.113549.1.9.16.6.1')))],
    ['a place', attribute(id(17), sequence())],
    ['equivalent labels', attribute(id(9), sequence())],
    ['a media type', attribute('0.4.0.1733.2.1', octetString(Buffer.from('text/plain')))],
    ['the algorithms, as they are', protection(sha256, rsaSha256)],
  ])('that name %s are read and change nothing', async (_title, one) => {
    const report = await judged({ signed: [one] });
    expect([report.conclusion, codesOf(report)]).toEqual(['TOTAL-PASSED', []]);
  });

  test('that nobody knows are named', async () => {
    const report = await judged({ signed: [attribute('1.2.3.4.99', integer(1))] });
    expect([report.conclusion, codesOf(report)]).toEqual(['TOTAL-PASSED', ['policy.signed-attribute-unknown']]);
  });

  test.each([
    ['another digest algorithm', protection(sha512, rsaSha256)],
    ['another signature algorithm', protection(sha256, '1.2.840.113549.1.1.13')],
    ['parameters that are not there', protection(sha256, rsaSha256, [sequence()])],
  ])('that state %s than the signature names fail it (RFC 6211)', async (_title, one) => {
    const report = await judged({ signed: [one] });
    expect(report.conclusion).toBe('TOTAL-FAILED');
    expect(codesOf(report)).toContain('policy.algorithm-protection-differs');
  });

  test('that state the algorithms unreadably leave it undecided', async () => {
    const report = await judged({ signed: [attribute('1.2.840.113549.1.9.52', damage)] });
    expect(report.conclusion).toBe('INDETERMINATE');
    expect(codesOf(report)).toContain('policy.attribute-unreadable');
  });
});
