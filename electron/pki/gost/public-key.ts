import { enter, more, peek, takeAny } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { bitString, octetString, oid, sequence, type Der } from '../asn1/encode.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { readOctetString } from '../asn1/values.ts';
import type { PublicKeyInfo } from '../certificate/algorithm.ts';
import { curveByOid, type CurvePoint, type GostCurve } from './curves.ts';
import { bytesOf, littleEndian } from './numbers.ts';

/** Keys of GOST R 34.10-2012, RFC 9215 section 4; digests of GOST R 34.11-2012. */
export const gostOids = {
  key256: '1.2.643.7.1.1.1.1',
  key512: '1.2.643.7.1.1.1.2',
  signature256: '1.2.643.7.1.1.3.2',
  signature512: '1.2.643.7.1.1.3.3',
  digest256: '1.2.643.7.1.1.2.2',
  digest512: '1.2.643.7.1.1.2.3',
} as const;

export const gostKeyBytes: Readonly<Record<Oid, 32 | 64>> = { [gostOids.key256]: 32, [gostOids.key512]: 64 };

/** The curve that GostR3410-2012-PublicKeyParameters name; null when it is not known or does not fit the key's kind. */
export const curveOfParameters = (kind: Oid, parameters: Uint8Array | null): GostCurve | null => {
  if (parameters === null) return null;
  const read = decode(parameters, (root) => {
    const fields = enter(root);
    const curve = readOid(takeAny(fields));
    // Digest and encryption parameters: older certificates name them, nothing here depends on them.
    while (more(fields) && peek(fields) === tags.oid) readOid(takeAny(fields));
    return more(fields) ? null : curve;
  });
  const curve = read.ok && read.value !== null ? curveByOid(read.value) : null;
  return curve !== null && curve.bytes === gostKeyBytes[kind] ? curve : null;
};

export type GostPublicKey = { readonly curve: GostCurve; readonly point: CurvePoint };

const pointOf = (curve: GostCurve, coordinates: Uint8Array): CurvePoint | null => {
  if (coordinates.length !== 2 * curve.bytes) return null;
  const x = littleEndian(coordinates.subarray(0, curve.bytes));
  const y = littleEndian(coordinates.subarray(curve.bytes));
  try {
    const point = curve.Point.fromAffine({ x, y });
    // On the curve, not at infinity, and where the curve has points of small order, not with one of them added.
    point.assertValidity();
    return point;
  } catch {
    return null;
  }
};

const known = new WeakMap<PublicKeyInfo, { readonly key: GostPublicKey | null }>();

/** RFC 9215 section 4.3: x ‖ y, little-endian, in an OCTET STRING. Null when it is no point of a known curve. */
export const readPublicKey = (info: PublicKeyInfo): GostPublicKey | null => {
  const before = known.get(info);
  if (before !== undefined) return before.key;
  const curve = curveOfParameters(info.algorithm.oid, info.algorithm.parameters);
  const coordinates = curve === null ? null : decode(info.key, (root) => readOctetString(root));
  const point = curve === null || coordinates?.ok !== true ? null : pointOf(curve, coordinates.value);
  const key = curve === null || point === null ? null : { curve, point };
  known.set(info, { key });
  return key;
};

/** The coordinates as they are written. */
export const publicKeyBytes = (curve: GostCurve, point: CurvePoint): Uint8Array<ArrayBuffer> => {
  const { x, y } = point.toAffine();
  const bytes = new Uint8Array(2 * curve.bytes);
  bytes.set(bytesOf(x, curve.bytes).toReversed());
  bytes.set(bytesOf(y, curve.bytes).toReversed(), curve.bytes);
  return bytes;
};

/** SubjectPublicKeyInfo under the given parameters, and the bits inside it. */
export const encodePublicKey = (
  kind: Oid,
  parameters: Uint8Array,
  coordinates: Uint8Array,
): { readonly info: Der; readonly bits: Der } => {
  const bits = octetString(coordinates);
  return { info: sequence(sequence(oid(kind), parameters), bitString(bits)), bits };
};
