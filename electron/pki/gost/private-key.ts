import type { RandomBytes } from '#shared/kernel/random.ts';
import { enter, takeAny } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { contentOf, rawOf } from '../asn1/tlv.ts';
import { readOctetString } from '../asn1/values.ts';
import { oid, sequence } from '../asn1/encode.ts';
import { curveByOid, type GostCurve } from './curves.ts';
import { bytesOf, littleEndian, numberOf } from './numbers.ts';
import { curveOfParameters, gostKeyBytes, gostOids, publicKeyBytes } from './public-key.ts';
import { signDigest } from './signature.ts';
import { streebogOf } from './streebog/streebog.ts';
import type { StreebogName } from './streebog/hasher.ts';

/** A private key in memory. `secret` is big-endian and can be zeroed; the rest is public. */
export type GostPrivateKey = {
  readonly kind: 'gost-2012';
  readonly algorithm: Oid;
  /** GostR3410-2012-PublicKeyParameters as written. */
  readonly parameters: Uint8Array<ArrayBuffer>;
  readonly curve: GostCurve;
  readonly secret: Uint8Array<ArrayBuffer>;
  /** x ‖ y, little-endian, as the certificate has it. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
};

/** Why a structure is no key of ours. */
export type NoGostKey = 'other-kind' | 'unknown-parameters' | 'damaged';

/** More masks than any program writes. */
const mostMasks = 7;

/**
 * The number in a PrivateKey field: bare little-endian bytes, with masks behind it (the key is then the product of all,
 * RFC 9548 section 4.1), or one of the forms that OpenSSL writes, OCTET STRING little-endian or INTEGER big-endian.
 */
const secretNumber = (field: Uint8Array, { bytes, order }: GostCurve): bigint | null => {
  if (field.length % bytes === 0 && field.length > 0 && field.length <= (mostMasks + 1) * bytes) {
    let product = 1n;
    for (let at = 0; at < field.length; at += bytes) product *= littleEndian(field.subarray(at, at + bytes)) % order;
    return product % order;
  }
  const wrapped = decode(field, (root) =>
    root.identifier === tags.integer ? numberOf(contentOf(root)) : littleEndian(readOctetString(root)),
  );
  return wrapped.ok ? wrapped.value % order : null;
};

/** A key of that number; null for zero, which is none. */
export const privateKeyFrom = (
  algorithm: Oid,
  parameters: Uint8Array,
  curve: GostCurve,
  number: bigint,
): GostPrivateKey | null => {
  if (number <= 0n || number >= curve.order) return null;
  const publicKey = publicKeyBytes(curve, curve.Point.BASE.multiply(number));
  const secret = bytesOf(number, curve.bytes);
  return { kind: 'gost-2012', algorithm, parameters: Uint8Array.from(parameters), curve, secret, publicKey };
};

/** A key over a parameter set named by its OID: RFC 9215 section 4.2 adds the digest for the sets of CryptoPro only. */
export const privateKeyOver = (parameterSet: Oid, number: bigint): GostPrivateKey | null => {
  const curve = curveByOid(parameterSet);
  if (curve === null) return null;
  const short = curve.bytes === 32;
  const isCryptoPro = parameterSet.startsWith('1.2.643.2.2.');
  const parameters = sequence(oid(parameterSet), ...(isCryptoPro ? [oid(gostOids.digest256)] : []));
  return privateKeyFrom(short ? gostOids.key256 : gostOids.key512, parameters, curve, number);
};

/** Reads PrivateKeyInfo (RFC 5958) of a GOST R 34.10-2012 key. */
export const readPrivateKey = (pkcs8: Uint8Array): GostPrivateKey | NoGostKey => {
  const read = decode(pkcs8, (root) => {
    const fields = enter(root);
    takeAny(fields);
    const algorithm = enter(takeAny(fields));
    const kind = readOid(takeAny(algorithm));
    if (gostKeyBytes[kind] === undefined) return null;
    return { kind, parameters: rawOf(takeAny(algorithm)), field: readOctetString(takeAny(fields)) };
  });
  if (!read.ok) return 'damaged';
  if (read.value === null) return 'other-kind';
  const { kind, parameters, field } = read.value;
  const curve = curveOfParameters(kind, parameters);
  if (curve === null) return 'unknown-parameters';
  const number = secretNumber(field, curve);
  return (number === null ? null : privateKeyFrom(kind, parameters, curve, number)) ?? 'damaged';
};

/** The digest that a key of this length signs (RFC 9215 section 2.1). */
export const digestOfKey = ({ bytes }: GostCurve): StreebogName => (bytes === 32 ? 'streebog-256' : 'streebog-512');

/** Hashes and signs. */
export const signWithGost = (
  { curve, secret }: GostPrivateKey,
  data: Uint8Array,
  random: RandomBytes,
): Uint8Array<ArrayBuffer> => signDigest(curve, secret, streebogOf(digestOfKey(curve), data), random);
