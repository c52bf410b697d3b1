import { enter, finish, takeAny, takeOptional, childrenOf } from '../asn1/cursor.ts';
import { fault } from '../asn1/fault.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readNamedBits } from '../asn1/values.ts';
import { readGeneralNames, type GeneralName } from './general-name.ts';
import { readRelativeName, type NameAttribute } from './name.ts';

/** RFC 5280 4.2.1.13: full names, or one RDN to be appended to the CRL issuer's name. */
export type DistributionPointName =
  | { readonly kind: 'full'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'relative'; readonly attributes: readonly NameAttribute[] };

/** `reasons` are ReasonFlags as bits, bit n being 1 << n; null means all of them. */
export type DistributionPoint = {
  readonly name: DistributionPointName | null;
  readonly reasons: number | null;
  readonly crlIssuer: readonly GeneralName[] | null;
};

/** ReasonFlags bits 1 to 8; bit 0 is unused (RFC 5280 4.2.1.13, 6.3.2). */
export const allReasons = 0x1fe;
export const reasonBits = 9;

export const readDistributionPointName = (tlv: Tlv): DistributionPointName => {
  const fields = enter(tlv, tlv.identifier);
  const choice = takeAny(fields);
  finish(fields);
  if (choice.identifier === 0xa0) return { kind: 'full', names: readGeneralNames(choice, 0xa0) };
  if (choice.identifier === 0xa1) return { kind: 'relative', attributes: readRelativeName(choice, 0xa1) };
  return fault('no such form of distribution point name', choice.start);
};

const readDistributionPoint = (tlv: Tlv): DistributionPoint => {
  const fields = enter(tlv);
  const name = takeOptional(fields, 0xa0);
  const reasons = takeOptional(fields, 0x81);
  const crlIssuer = takeOptional(fields, 0xa2);
  finish(fields);
  if (name === null && crlIssuer === null) fault('distribution point with neither name nor CRL issuer', tlv.start);
  return {
    name: name && readDistributionPointName(name),
    reasons: reasons && readNamedBits(reasons, reasonBits, 0x81),
    crlIssuer: crlIssuer && readGeneralNames(crlIssuer, 0xa2),
  };
};

/** CRLDistributionPoints and FreshestCRL have this same form. */
export const readDistributionPoints = (tlv: Tlv): readonly DistributionPoint[] => {
  const points = childrenOf(tlv).map(readDistributionPoint);
  if (points.length === 0) fault('no distribution point', tlv.start);
  return points;
};
