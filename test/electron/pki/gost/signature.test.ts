import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveByName, curveByOid, parameterSetName } from '#electron/pki/gost/curves.ts';
import { drawNonces } from '#electron/pki/gost/nonce.ts';
import { bytesOf, littleEndian, numberOf } from '#electron/pki/gost/numbers.ts';
import { parameterSets, type CurveName } from '#electron/pki/gost/parameter-sets.ts';
import { signDigest, signWithNonce, verifyDigest } from '#electron/pki/gost/signature.ts';
import { fixedRandom } from '#test/kit/key-files.ts';

const names = Object.keys(parameterSets) as CurveName[];
const hex = (bytes: Uint8Array | null): string =>
  Buffer.from(bytes ?? [])
    .toString('hex')
    .toUpperCase();

/** RFC 7091 section 7 (GOST R 34.10-2012 appendix A): key, digest as a number, secret number, r and s. */
const examples = [
  {
    name: '256-test',
    key: '7A929ADE789BB9BE10ED359DD39A72C11B60961F49397EEE1D19CE9891EC3B28',
    digest: '2DFBC1B372D89A1188C09C52E0EEC61FCE52032AB1022E8E67ECE6672B043EE5',
    nonce: '77105C9B20BCD3122823C8CF6FCC7B956DE33814E95B7FE64FED924594DCEAB3',
    r: '41AA28D2F1AB148280CD9ED56FEDA41974053554A42767B83AD043FD39DC0493',
    s: '01456C64BA4642A1653C235A98A60249BCD6D3F746B631DF928014F6C5BF9C40',
  },
  {
    name: '512-test',
    key: '0BA6048AADAE241BA40936D47756D7C93091A0E8514669700EE7508E508B102072E8123B2200A0563322DAD2827E2714A2636B7BFD18AADFC62967821FA18DD4',
    digest:
      '3754F3CFACC9E0615C4F4A7C4D8DAB531B09B6F9C170C533A71D147035B0C5917184EE536593F4414339976C647C5D5A407ADEDB1D560C4FC6777D2972075B8C',
    nonce:
      '0359E7F4B1410FEACC570456C6801496946312120B39D019D455986E364F365886748ED7A44B3E794434006011842286212273A6D14CF70EA3AF71BB1AE679F1',
    r: '2F86FA60A081091A23DD795E1E3C689EE512A3C82EE0DCC2643C78EEA8FCACD35492558486B20F1C9EC197C90699850260C93BCBCD9C5C3317E19344E173AE36',
    s: '1081B394696FFE8E6585E7A9362D26B6325F56778AADBC081C0BFBE933D52FF5823CE288E8C4F362526080DF7F70CE406A6EEB1F56919CB92A9853BDE73E5B4A',
  },
] as const;

describe.each(examples)('the example of RFC 7091 over $name', ({ name, key, digest, nonce, r, s }) => {
  const curve = curveByName(name);
  const number = (text: string): bigint => BigInt(`0x${text}`);
  const point = curve.Point.BASE.multiply(number(key));
  const digestBytes = Buffer.from(digest, 'hex').toReversed();

  test('is signed to the same r and s', () => {
    expect(hex(signWithNonce(curve, number(key), number(digest) % curve.order, number(nonce)))).toBe(s + r);
  });

  test('verifies, and not with any other digest', () => {
    const signature = Buffer.from(s + r, 'hex');
    expect(verifyDigest(curve, point, digestBytes, signature)).toBe(true);
    expect(verifyDigest(curve, point, digestBytes.toReversed(), signature)).toBe(false);
  });
});

describe.each(names)('parameter set %s', (name) => {
  const curve = curveByName(name);
  const secret = bytesOf((numberOf(fixedRandom(name)(curve.bytes)) % (curve.order - 1n)) + 1n, curve.bytes);
  const point = curve.Point.BASE.multiply(numberOf(secret));
  const digest = fixedRandom(`${name} digest`)(curve.bytes);
  const signature = signDigest(curve, secret, digest, fixedRandom());
  const verifies = (value: Uint8Array): boolean => verifyDigest(curve, point, digest, value);

  test('has a base point of its order', () => {
    const { BASE, ZERO } = curve.Point;
    expect(
      BASE.multiplyUnsafe(curve.order - 1n)
        .add(BASE)
        .equals(ZERO),
    ).toBe(true);
    expect(() => BASE.assertValidity()).not.toThrow();
  });

  test('verifies what it signs', () => expect(verifies(signature)).toBe(true));

  test('refuses a changed signature, digest or key', () => {
    fc.assert(
      fc.property(fc.nat(signature.length * 8 - 1), (bit) => {
        const changed = Uint8Array.from(signature);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return !verifies(changed);
      }),
      { numRuns: 8 },
    );
    expect(verifyDigest(curve, point.add(curve.Point.BASE), digest, signature)).toBe(false);
    expect(verifyDigest(curve, point, digest.toReversed(), signature)).toBe(false);
  });

  test('refuses numbers outside their range and signatures of another length', () => {
    const [s, r] = [signature.subarray(0, curve.bytes), signature.subarray(curve.bytes)];
    const zero = new Uint8Array(curve.bytes);
    const whole = new Uint8Array(curve.bytes).fill(0xff);
    for (const [left, right] of [
      [zero, r],
      [s, zero],
      [whole, r],
      [s, whole],
      [zero, zero],
    ] as const) {
      expect(verifies(Buffer.concat([left, right]))).toBe(false);
    }
    const raised = numberOf(s) + curve.order;
    if (raised < 1n << BigInt(8 * curve.bytes)) {
      expect(verifies(Buffer.concat([bytesOf(raised, curve.bytes), r]))).toBe(false);
    }
    expect(verifies(signature.subarray(1))).toBe(false);
    expect(verifies(Buffer.concat([signature, Uint8Array.of(0)]))).toBe(false);
  });

  test('takes a digest of zero for one, as the standard says', () => {
    const zero = new Uint8Array(curve.bytes);
    const one = Uint8Array.from({ length: curve.bytes }, (_, at) => (at === 0 ? 1 : 0));
    const signed = signDigest(curve, secret, zero, fixedRandom());
    expect(verifyDigest(curve, point, zero, signed)).toBe(true);
    expect(verifyDigest(curve, point, one, signed)).toBe(true);
  });
});

describe('the secret number of a signature', () => {
  const curve = curveByName('256-cryptopro-a');
  const secret = bytesOf(12345n, 32);
  const [digest, other] = [fixedRandom('one')(32), fixedRandom('two')(32)];
  const first = (key: Uint8Array, value: Uint8Array, random = (count: number) => new Uint8Array(count)): bigint =>
    drawNonces(curve, key, value, random).next().value ?? 0n;

  test('differs from digest to digest and from key to key even when the machine has no randomness', () => {
    const drawn = [first(secret, digest), first(secret, other), first(bytesOf(12346n, 32), digest)];
    expect(new Set(drawn).size).toBe(3);
    expect(first(secret, digest)).toBe(drawn[0]);
  });

  test('differs for digests that are equal modulo the order of the curve', () => {
    const small = curveByName('256-tc26-a');
    const raised = bytesOf(littleEndian(bytesOf(5n, 32).toReversed()) + small.order, 32).toReversed();
    const drawn = [bytesOf(5n, 32).toReversed(), raised].map(
      (value) => drawNonces(small, secret, value, (count) => new Uint8Array(count)).next().value,
    );
    expect(drawn[0]).not.toBe(drawn[1]);
  });

  test('differs when the same digest is signed again with fresh randomness', () => {
    expect(signDigest(curve, secret, digest, randomBytes)).not.toEqual(signDigest(curve, secret, digest, randomBytes));
  });

  test('is always between one and the order, also where the order is two bits short of its bytes', () => {
    const small = curveByName('256-tc26-a');
    let seen = 0;
    for (const nonce of drawNonces(small, secret, digest, fixedRandom())) {
      expect(nonce > 0n && nonce < small.order).toBe(true);
      seen += 1;
      if (seen === 200) break;
    }
  });
});

test('names parameter sets as people do, and knows no curve by a test set', () => {
  expect(parameterSetName('1.2.643.2.2.36.0')).toBe('CryptoPro-XchA');
  expect(parameterSetName('1.2.643.2.2.35.2')).toBe('CryptoPro-B');
  expect(parameterSetName('1.2.643.7.1.2.1.1.1')).toBe('TC26-A');
  expect(parameterSetName('1.2.643.7.1.2.1.2.3')).toBe('TC26-C');
  expect(parameterSetName('1.2.840.10045.3.1.7')).toBe('1.2.840.10045.3.1.7');
  expect(curveByOid('1.2.643.2.2.35.0')).toBeNull();
  expect(curveByOid('1.2.643.7.1.2.1.2.0')).toBeNull();
});
