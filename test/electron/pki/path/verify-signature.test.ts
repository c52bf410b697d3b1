import { constants, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bitString, context, integer, nothing, oid, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import {
  readAlgorithm,
  readPublicKeyInfo,
  type AlgorithmIdentifier,
  type PublicKeyInfo,
} from '#electron/pki/certificate/algorithm.ts';
import { keyBits, keyStrength } from '#electron/pki/path/public-key.ts';
import { signatureStrength, verifySignature } from '#electron/pki/path/verify-signature.ts';
import { testKey } from '#test/kit/ca.ts';

const data = Buffer.from('what was signed');

const publicOf = (key: KeyObject): PublicKeyInfo => {
  const read = decode(new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })), readPublicKeyInfo);
  if (!read.ok) throw new Error('the key cannot be read');
  return read.value;
};
const algorithmOf = (der: Der): AlgorithmIdentifier => {
  const read = decode(der, readAlgorithm);
  if (!read.ok) throw new Error('the algorithm cannot be read');
  return read.value;
};
const keyInfo = (algorithm: Der, key: Uint8Array): PublicKeyInfo => {
  const read = decode(sequence(algorithm, bitString(key)), readPublicKeyInfo);
  if (!read.ok) throw new Error('the key cannot be read');
  return read.value;
};

const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'), nothing());
const sha512 = sequence(oid('2.16.840.1.101.3.4.2.3'), nothing());
const pss = (hash: Der, mask: Der, salt: number): Der =>
  sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(context(0, hash), context(1, sequence(oid('1.2.840.113549.1.1.8'), mask)), context(2, integer(salt))),
  );

const rsa = testKey('supplier-rsa2048');
const ed25519 = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'5a'.repeat(32)}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const padding = constants.RSA_PKCS1_PSS_PADDING;

const ways: readonly (readonly [string, Der, KeyObject, Uint8Array])[] = [
  ['RSA PKCS#1', sequence(oid('1.2.840.113549.1.1.13'), nothing()), rsa, sign('sha512', data, rsa)],
  ['RSA PKCS#1 without parameters', sequence(oid('1.2.840.113549.1.1.11')), rsa, sign('sha256', data, rsa)],
  ['RSASSA-PSS', pss(sha256, sha256, 32), rsa, sign('sha256', data, { key: rsa, padding, saltLength: 32 })],
  [
    'ECDSA P-256',
    sequence(oid('1.2.840.10045.4.3.2')),
    testKey('supplier-p256'),
    sign('sha256', data, testKey('supplier-p256')),
  ],
  [
    'ECDSA P-521',
    sequence(oid('1.2.840.10045.4.3.4')),
    testKey('supplier-p521'),
    sign('sha512', data, testKey('supplier-p521')),
  ],
  ['Ed25519', sequence(oid('1.3.101.112')), ed25519, sign(null, data, ed25519)],
];

describe('a signature', () => {
  it.each(ways)('of %s holds, and does not over other data or once changed', (_name, algorithm, key, signature) => {
    const signed = { algorithm: algorithmOf(algorithm), publicKey: publicOf(key), data, signature };
    expect(verifySignature(signed)).toBe('valid');
    expect(verifySignature({ ...signed, data: Buffer.from('something else') })).toBe('invalid');
    const changed = Uint8Array.from(signature, (octet, place) => (place === signature.length - 1 ? octet ^ 1 : octet));
    expect(verifySignature({ ...signed, signature: changed })).toBe('invalid');
    expect(verifySignature({ ...signed, signature: new Uint8Array() })).not.toBe('valid');
  });

  const signature = sign('sha256', data, rsa);
  const publicKey = publicOf(rsa);

  it('of another kind than the key is wrong', () => {
    const algorithm = algorithmOf(sequence(oid('1.2.840.10045.4.3.2')));
    expect(verifySignature({ algorithm, publicKey, data, signature })).toBe('invalid');
  });

  it.each([
    ['an algorithm that is not known', sequence(oid('1.2.643.2.2.3'))],
    ['RSASSA-PSS with two hashes', pss(sha256, sha512, 32)],
    ['RSASSA-PSS without parameters', sequence(oid('1.2.840.113549.1.1.10'))],
    ['parameters that do not belong there', sequence(oid('1.2.840.113549.1.1.11'), integer(1))],
  ])('with %s cannot be checked', (_case, algorithm) => {
    expect(verifySignature({ algorithm: algorithmOf(algorithm), publicKey, data, signature })).toBe('unsupported');
  });

  it('by a key bound to RSASSA-PSS is that or nothing', () => {
    const bound = keyInfo(pss(sha256, sha256, 32), publicKey.key);
    const made = sign('sha256', data, { key: rsa, padding, saltLength: 32 });
    const check = (algorithm: Der, value: Uint8Array) =>
      verifySignature({ algorithm: algorithmOf(algorithm), publicKey: bound, data, signature: value });
    expect(check(pss(sha256, sha256, 32), made)).toBe('valid');
    expect(check(sequence(oid('1.2.840.113549.1.1.11'), nothing()), signature)).toBe('invalid');
    const longer = sign('sha512', data, { key: rsa, padding, saltLength: 64 });
    expect(check(pss(sha512, sha512, 64), longer)).toBe('invalid');
  });

  it('under a key that is not one cannot be checked', () => {
    const noise = keyInfo(sequence(oid('1.2.840.113549.1.1.1'), nothing()), Uint8Array.of(1, 2, 3));
    expect(verifySignature({ algorithm: algorithmOf(ways[0]?.[1] ?? sha256), publicKey: noise, data, signature })).toBe(
      'unsupported',
    );
  });
});

describe('strength', () => {
  const rsaOf = (bits: number): PublicKeyInfo => {
    const modulus = Buffer.alloc(bits / 8, 0xff);
    return keyInfo(sequence(oid('1.2.840.113549.1.1.1'), nothing()), sequence(integer(modulus), integer(65537)));
  };

  it.each([
    [512, 'refused'],
    [1016, 'refused'],
    [1024, 'weak'],
    [2040, 'weak'],
    [2048, 'sound'],
  ] as const)('of RSA with %i bits is %s', (bits, strength) => {
    expect(keyBits(rsaOf(bits))).toBe(bits);
    expect(keyStrength(rsaOf(bits))).toBe(strength);
  });

  it('of curves counts from 224 bits', () => {
    const curve = (id: string): PublicKeyInfo => keyInfo(sequence(oid('1.2.840.10045.2.1'), oid(id)), Uint8Array.of(4));
    expect(keyStrength(curve('1.2.840.10045.3.1.1'))).toBe('weak');
    expect(keyStrength(publicOf(testKey('supplier-p256')))).toBe('sound');
  });

  it.each([
    ['1.2.840.113549.1.1.2', 'broken'],
    ['1.2.840.113549.1.1.4', 'broken'],
    ['1.2.840.10045.4.1', 'weak'],
    ['1.2.840.113549.1.1.11', 'sound'],
  ] as const)('of the algorithm %s is %s', (id, strength) => {
    expect(signatureStrength(algorithmOf(sequence(oid(id))))).toBe(strength);
  });
});
