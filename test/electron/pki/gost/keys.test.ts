import { describe, expect, test } from 'vitest';
import { element, integer, octetString, oid, sequence, type Der } from '#electron/pki/asn1/encode.ts';
import { decode } from '#electron/pki/asn1/decode.ts';
import { keyFits, signBytes } from '#electron/pki/cades/sign-bytes.ts';
import { readPublicKeyInfo, type PublicKeyInfo } from '#electron/pki/certificate/algorithm.ts';
import { bytesOf, littleEndian, numberOf } from '#electron/pki/gost/numbers.ts';
import { readPrivateKey } from '#electron/pki/gost/private-key.ts';
import { encodePublicKey, readPublicKey } from '#electron/pki/gost/public-key.ts';
import { verifySignature } from '#electron/pki/path/verify-signature.ts';
import { signers, testKey } from '#test/kit/ca.ts';
import { gostAlgorithm, gostKey, type GostSet } from '#test/kit/gost.ts';
import { fixedRandom, utf8 } from '#test/kit/key-files.ts';
import { certificateOf } from '#test/kit/signatures.ts';

const keyInfo = (set: GostSet, field: Uint8Array): Der => {
  const key = gostKey(set);
  return sequence(integer(0), sequence(oid(key.algorithm), key.parameters), octetString(field));
};

describe.each<GostSet>(['256:A', '256:TCA', '512:A', '512:C'])('a private key over %s is read', (set) => {
  const key = gostKey(set);
  const { bytes, order } = key.curve;
  const secretOf = (field: Uint8Array) => {
    const read = readPrivateKey(keyInfo(set, field));
    return typeof read === 'string' ? read : read.secret;
  };

  test('as bare little-endian bytes, as an OCTET STRING of them, and as an INTEGER', () => {
    const bare = key.secret.toReversed();
    expect(secretOf(bare)).toEqual(key.secret);
    expect(secretOf(octetString(bare))).toEqual(key.secret);
    expect(secretOf(integer(key.secret))).toEqual(key.secret);
  });

  test('under one mask and under three, as transport containers have it', () => {
    for (const count of [1, 3]) {
      const masks = Array.from({ length: count }, (_, at) => (numberOf(fixedRandom(`mask ${at}`)(bytes)) % order) | 1n);
      const exponent = order - 2n;
      const inverse = (value: bigint): bigint => {
        let [result, base] = [1n, value % order];
        for (let power = exponent; power > 0n; power >>= 1n) {
          if (power & 1n) result = (result * base) % order;
          base = (base * base) % order;
        }
        return result;
      };
      const masked = masks.reduce((product, mask) => (product * inverse(mask)) % order, numberOf(key.secret));
      const field = Buffer.concat([masked, ...masks].map((value) => bytesOf(value, bytes).toReversed()));
      expect(secretOf(field)).toEqual(key.secret);
    }
  });

  test.each([
    ['zero', new Uint8Array(bytes)],
    ['the order itself', bytesOf(order, bytes).toReversed()],
    ['of another length', new Uint8Array(bytes - 1).fill(7)],
    ['empty', new Uint8Array(0)],
  ])('and refused when it is %s', (_, field) => {
    expect(secretOf(field)).toBe('damaged');
  });
});

test('a private key of another kind, or over a set that is not known, is told apart from a damaged one', () => {
  const over = (kind: string, set: string): Der =>
    sequence(integer(0), sequence(oid(kind), sequence(oid(set))), octetString(new Uint8Array(32).fill(1)));
  expect(readPrivateKey(over('1.2.840.10045.2.1', '1.2.840.10045.3.1.7'))).toBe('other-kind');
  expect(readPrivateKey(over('1.2.643.7.1.1.1.1', '1.2.643.2.2.35.0'))).toBe('unknown-parameters');
  expect(readPrivateKey(over('1.2.643.7.1.1.1.1', '1.2.643.7.1.2.1.2.1'))).toBe('unknown-parameters');
  expect(readPrivateKey(Uint8Array.of(1, 2, 3))).toBe('damaged');
});

describe('a public key', () => {
  const key = gostKey('256:TCA');
  const infoOf = (coordinates: Uint8Array, parameters: Uint8Array = key.parameters): PublicKeyInfo => {
    const read = decode(encodePublicKey(key.algorithm, parameters, coordinates).info, readPublicKeyInfo);
    if (!read.ok) throw new Error(read.error.code);
    return read.value;
  };
  const { Point, bytes } = key.curve;
  const [x, y] = [key.publicKey.subarray(0, bytes), key.publicKey.subarray(bytes)];

  test('is the point of its private key', () => {
    const read = readPublicKey(infoOf(key.publicKey));
    expect(read?.point.equals(Point.BASE.multiply(numberOf(key.secret)))).toBe(true);
  });

  test.each<[string, Uint8Array]>([
    ['off the curve', Buffer.concat([x, bytesOf(littleEndian(y) + 1n, bytes).toReversed()])],
    ['with its coordinates exchanged', Buffer.concat([y, x])],
    ['at infinity, written as zeros', new Uint8Array(2 * bytes)],
    ['cut short', key.publicKey.subarray(1)],
    ['with a coordinate beyond the field', Buffer.concat([new Uint8Array(bytes).fill(0xff), y])],
  ])('is refused %s', (_, coordinates) => expect(readPublicKey(infoOf(coordinates))).toBeNull());

  test('is refused with a point of small order added, which a curve of cofactor four has', () => {
    const { p, a, b } = Point.CURVE();
    const cubic = (value: bigint): bigint => ((((value * value + a) * value + b) % p) + p) % p;
    const multiple = Point.BASE.multiply(5n).toAffine();
    expect(cubic(multiple.x)).toBe((multiple.y * multiple.y) % p);
    // On the way to the order times such a point the library may meet one that it does not take at all.
    const hasItsOrder = (point: InstanceType<typeof Point>): boolean => {
      try {
        return point.isTorsionFree();
      } catch {
        return false;
      }
    };
    let found = 0;
    for (let candidate = 2n; found < 3; candidate += 1n) {
      const square = cubic(candidate);
      const root = power(square, (p + 1n) / 4n, p);
      if ((root * root) % p !== square) continue;
      const point = Point.fromAffine({ x: candidate, y: root });
      if (hasItsOrder(point)) continue;
      found += 1;
      const coordinates = Buffer.concat([candidate, root].map((value) => bytesOf(value, bytes).toReversed()));
      expect(readPublicKey(infoOf(coordinates))).toBeNull();
    }
  });

  test('is refused when its parameters are missing, of another kind or followed by more', () => {
    const more = sequence(oid('1.2.643.7.1.2.1.1.1'), oid('1.2.643.7.1.1.2.2'), octetString(new Uint8Array(1)));
    for (const parameters of [element(0x05), sequence(oid('1.2.643.7.1.2.1.2.1')), more]) {
      expect(readPublicKey(infoOf(key.publicKey, parameters))).toBeNull();
    }
  });
});

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let [result, square] = [1n, base % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
};

describe('a signature', () => {
  const [short, long] = [gostKey('256:A'), gostKey('512:A')];
  const data = utf8('data');

  test('is made by a key only over the Streebog of its own length', () => {
    expect(keyFits(short, { scheme: 'gost-2012', digest: 'streebog-256' })).toBe(true);
    expect(keyFits(short, { scheme: 'gost-2012', digest: 'streebog-512' })).toBe(false);
    expect(keyFits(long, { scheme: 'ecdsa', digest: 'sha-256' })).toBe(false);
    expect(keyFits(testKey('supplier-p256'), { scheme: 'gost-2012', digest: 'streebog-256' })).toBe(false);
    expect(() => signBytes(short, { scheme: 'rsa-pkcs1', digest: 'sha-256' }, data)).toThrow(TypeError);
    expect(() => signBytes(testKey('supplier-p256'), gostAlgorithm(short), data)).toThrow(TypeError);
  });

  test('claimed to be by another kind of key is wrong, with parameters that mean nothing not to be checked', () => {
    const signature = signBytes(short, gostAlgorithm(short), data, fixedRandom());
    const { info } = encodePublicKey(short.algorithm, short.parameters, short.publicKey);
    const own = decode(info, readPublicKeyInfo);
    if (!own.ok) expect.fail(own.error.code);
    const check = (signatureOid: string, parameters: Uint8Array | null, publicKey: PublicKeyInfo = own.value): string =>
      verifySignature({
        algorithm: { der: new Uint8Array(), oid: signatureOid, parameters },
        publicKey,
        data,
        signature,
      });
    expect(check('1.2.643.7.1.1.3.2', null)).toBe('valid');
    expect(check('1.2.643.7.1.1.1.1', Uint8Array.of(5, 0))).toBe('valid');
    expect(check('1.2.643.7.1.1.1.1', short.parameters)).toBe('valid');
    expect(check('1.2.643.7.1.1.3.2', sequence(oid('1.2.3')))).toBe('unsupported');
    expect(check('1.2.643.7.1.1.3.3', null)).toBe('invalid');
    expect(check('1.2.643.7.1.1.3.2', null, certificateOf(signers.p256.certificate).publicKey)).toBe('invalid');
  });
});
