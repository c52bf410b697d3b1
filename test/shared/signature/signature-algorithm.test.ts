import { expect, test } from 'vitest';
import type { PublicKeyFacts } from '#shared/signature/certificate-facts.ts';
import {
  algorithmFor,
  choiceText,
  schemesOf,
  signatureAlgorithm,
  usualDigestOf,
  type AlgorithmChoice,
} from '#shared/signature/signature-algorithm.ts';

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

const rsa: PublicKeyFacts = { kind: 'rsa', bits: 2048 };
const choice = (scheme: AlgorithmChoice['scheme'], digest: AlgorithmChoice['digest']): AlgorithmChoice => ({
  scheme,
  digest,
});

test.each<[PublicKeyFacts, AlgorithmChoice, string]>([
  [rsa, choice(null, null), 'rsa-pkcs1 sha-256'],
  [rsa, choice('rsa-pss', null), 'rsa-pss sha-256'],
  [rsa, choice('rsa-pss', 'sha-512'), 'rsa-pss sha-512'],
  [{ ...rsa, pssOnly: true }, choice(null, 'sha-384'), 'rsa-pss sha-384'],
  [{ kind: 'ecdsa', curve: 'P-256', bits: 256 }, choice('ecdsa', 'sha-512'), 'ecdsa sha-512'],
  [{ kind: 'ed25519' }, choice('ed25519', 'sha-512'), 'ed25519 sha-512'],
  [{ kind: 'gost-2012', bits: 256, parameterSet: '' }, choice(null, 'streebog-256'), 'gost-2012 streebog-256'],
])('%j asked for %j signs by %s', (key, wanted, expected) => {
  const algorithm = algorithmFor(key, wanted);
  expect(`${algorithm?.scheme} ${algorithm?.digest}`).toBe(expected);
});

test.each<[PublicKeyFacts, AlgorithmChoice]>([
  [rsa, choice('ecdsa', null)],
  [rsa, choice(null, 'streebog-256')],
  [{ ...rsa, pssOnly: true }, choice('rsa-pkcs1', null)],
  // 64 bytes of digest and as many of salt do not fit into 128 (RFC 8017 section 9.1.1).
  [{ kind: 'rsa', bits: 1024 }, choice('rsa-pss', 'sha-512')],
  [{ kind: 'ed25519' }, choice(null, 'sha-256')],
  [{ kind: 'gost-2012', bits: 256, parameterSet: '' }, choice(null, 'streebog-512')],
  [{ kind: 'other', oid: '1.2.3' }, choice(null, null)],
])('%j cannot sign by %j', (key, wanted) => {
  expect(algorithmFor(key, wanted)).toBeNull();
});

test('a choice is named as people name it', () => {
  expect(choiceText(choice('rsa-pss', 'sha-512'))).toBe('RSA-PSS, SHA-512');
  expect(choiceText(choice(null, null))).toBe('');
});
