import { weierstrass, type WeierstrassPoint, type WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';
import type { Oid } from '../asn1/oid.ts';
import { parameterSets, type CurveName, type CurveParameters } from './parameter-sets.ts';

export type CurvePoint = WeierstrassPoint<bigint>;

/** A curve with its arithmetic. `bytes` is the length of a coordinate, of a key and of half a signature: 32 or 64. */
export type GostCurve = {
  readonly name: CurveName;
  readonly bytes: 32 | 64;
  readonly order: bigint;
  readonly Point: WeierstrassPointCons<bigint>;
};

const made = new Map<CurveName, GostCurve>();

const curveOf = (name: CurveName, { bytes, p, q, cofactor, a, b, x, y }: CurveParameters): GostCurve => {
  const Point = weierstrass({
    p: BigInt(p),
    n: BigInt(q),
    h: BigInt(cofactor),
    a: BigInt(a),
    b: BigInt(b),
    Gx: BigInt(x),
    Gy: BigInt(y),
  });
  return { name, bytes, order: BigInt(q), Point };
};

/** Made at first use and kept: the multiples of the base point are worked out once. */
export const curveByName = (name: CurveName): GostCurve => {
  const known = made.get(name);
  if (known !== undefined) return known;
  const curve = curveOf(name, parameterSets[name]);
  made.set(name, curve);
  return curve;
};

/** Parameter sets by OID: RFC 4357, RFC 7836 and the TC26 list; three of TC26 are CryptoPro's by another name. */
const byOid: Readonly<Record<Oid, CurveName>> = {
  '1.2.643.2.2.35.0': '256-test',
  '1.2.643.2.2.35.1': '256-cryptopro-a',
  '1.2.643.2.2.35.2': '256-cryptopro-b',
  '1.2.643.2.2.35.3': '256-cryptopro-c',
  '1.2.643.2.2.36.0': '256-cryptopro-a',
  '1.2.643.2.2.36.1': '256-cryptopro-c',
  '1.2.643.7.1.2.1.1.1': '256-tc26-a',
  '1.2.643.7.1.2.1.1.2': '256-cryptopro-a',
  '1.2.643.7.1.2.1.1.3': '256-cryptopro-b',
  '1.2.643.7.1.2.1.1.4': '256-cryptopro-c',
  '1.2.643.7.1.2.1.2.0': '512-test',
  '1.2.643.7.1.2.1.2.1': '512-tc26-a',
  '1.2.643.7.1.2.1.2.2': '512-tc26-b',
  '1.2.643.7.1.2.1.2.3': '512-tc26-c',
};

/** As certificates are spoken of; an OID of another kind as it is. */
export const parameterSetName = (oid: Oid): string => {
  const [, series, member = ''] =
    /^(1\.2\.643\.2\.2\.35|1\.2\.643\.2\.2\.36|1\.2\.643\.7\.1\.2\.1\.[12])\.(\d+)$/.exec(oid) ?? [];
  if (series === undefined || byOid[oid] === undefined) return oid;
  if (member === '0' && !series.endsWith('.36')) return `test ${oid}`;
  if (series.endsWith('.36')) return member === '0' ? 'CryptoPro-XchA' : 'CryptoPro-XchB';
  return `${series.endsWith('.35') ? 'CryptoPro' : 'TC26'}-${' ABCD'.charAt(Number(member))}`;
};

/** Test sets are known for the examples of the standard; no certificate may be believed over them. */
const forTestsOnly: readonly CurveName[] = ['256-test', '512-test'];

export const curveByOid = (oid: Oid): GostCurve | null => {
  const name = byOid[oid];
  return name === undefined || forTestsOnly.includes(name) ? null : curveByName(name);
};
