import { expect, test } from 'vitest';
import type { PublicKeyFacts } from '#shared/signature/certificate-facts.ts';
import { schemesOf, signatureAlgorithm, usualDigestOf } from '#shared/signature/signature-algorithm.ts';

test.each<[PublicKeyFacts, readonly string[], string]>([
  [{ kind: 'rsa', bits: 4096 }, ['rsa-pkcs1', 'rsa-pss'], 'sha-256'],
  [{ kind: 'ecdsa', curve: 'P-256', bits: 256 }, ['ecdsa'], 'sha-256'],
  [{ kind: 'ecdsa', curve: 'P-384', bits: 384 }, ['ecdsa'], 'sha-384'],
  [{ kind: 'ecdsa', curve: 'P-521', bits: 521 }, ['ecdsa'], 'sha-512'],
  [{ kind: 'gost-2012', bits: 256, parameterSet: '' }, ['gost-2012'], 'streebog-256'],
  [{ kind: 'gost-2012', bits: 512, parameterSet: '' }, ['gost-2012'], 'streebog-512'],
])('%j signs by %j, usually with %s', (key, schemes, digest) => {
  expect(schemesOf(key)).toEqual(schemes);
  expect(usualDigestOf(key)).toBe(digest);
});

test('GOST keys sign over Streebog only, and nothing else does', () => {
  expect(signatureAlgorithm('gost-2012', 'streebog-512')).toEqual({ scheme: 'gost-2012', digest: 'streebog-512' });
  expect(signatureAlgorithm('rsa-pss', 'sha-384')).toEqual({ scheme: 'rsa-pss', digest: 'sha-384' });
  expect(signatureAlgorithm('gost-2012', 'sha-256')).toBeNull();
  expect(signatureAlgorithm('ecdsa', 'streebog-256')).toBeNull();
});
