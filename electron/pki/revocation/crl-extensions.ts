import { enter, finish, takeOptional } from '../asn1/cursor.ts';
import { decodeInside } from '../asn1/decode.ts';
import { fault } from '../asn1/fault.ts';
import type { Oid } from '../asn1/oid.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readTime } from '../asn1/time.ts';
import { readBoolean, readInteger, readNamedBits } from '../asn1/values.ts';
import {
  readDistributionPointName,
  readDistributionPoints,
  reasonBits,
  type DistributionPointName,
} from '../certificate/distribution-point.ts';
import { extensionIds as ids } from '../certificate/extension-ids.ts';
import { readAuthorityKeyIdentifier, type RawExtension } from '../certificate/extension-values.ts';

/** RFC 5280 5.2.5. `reasons` as in a distribution point, null meaning all. */
export type IssuingDistributionPoint = {
  readonly name: DistributionPointName | null;
  readonly onlyUserCertificates: boolean;
  readonly onlyAuthorityCertificates: boolean;
  readonly onlyAttributeCertificates: boolean;
  readonly reasons: number | null;
  readonly indirect: boolean;
  /** The extension's value as written: a delta must carry the same one. */
  readonly raw: Uint8Array;
};

export type CrlExtensions = {
  readonly authorityKeyIdentifier: Uint8Array | null;
  readonly crlNumber: bigint | null;
  /** Not null in a delta CRL: the number of the list it continues (RFC 5280 5.2.4). */
  readonly baseCrlNumber: bigint | null;
  readonly issuingDistributionPoint: IssuingDistributionPoint | null;
  /** The list keeps certificates that expired from then on (X.509 expiredCertsOnCRL); null: it may drop the expired. */
  readonly expiredSince: number | null;
  readonly unknownCritical: readonly Oid[];
};

const flag = (tlv: Tlv | null, identifier: number): boolean => tlv !== null && readBoolean(tlv, identifier);

const readIssuingDistributionPoint = (tlv: Tlv, raw: Uint8Array): IssuingDistributionPoint => {
  const fields = enter(tlv);
  const name = takeOptional(fields, 0xa0);
  const onlyUserCertificates = flag(takeOptional(fields, 0x81), 0x81);
  const onlyAuthorityCertificates = flag(takeOptional(fields, 0x82), 0x82);
  const reasons = takeOptional(fields, 0x83);
  const indirect = flag(takeOptional(fields, 0x84), 0x84);
  const onlyAttributeCertificates = flag(takeOptional(fields, 0x85), 0x85);
  finish(fields);
  const restrictions = [onlyUserCertificates, onlyAuthorityCertificates, onlyAttributeCertificates];
  if (restrictions.filter(Boolean).length > 1) fault('list restricted to two kinds of certificates', tlv.start);
  return {
    name: name && readDistributionPointName(name),
    onlyUserCertificates,
    onlyAuthorityCertificates,
    onlyAttributeCertificates,
    reasons: reasons && readNamedBits(reasons, reasonBits, 0x83),
    indirect,
    raw,
  };
};

const number = (tlv: Tlv): bigint => {
  const value = readInteger(tlv);
  if (value < 0n) fault('negative CRL number', tlv.start);
  return value;
};

const known = new Set<Oid>([
  ids.authorityKeyIdentifier,
  ids.issuerAltName,
  ids.crlNumber,
  ids.deltaCrlIndicator,
  ids.issuingDistributionPoint,
  ids.freshestCrl,
  ids.expiredCertsOnCrl,
]);

/** A list whose known extensions cannot be read, or stand twice, is unreadable: its scope would be a guess. */
export const interpretCrlExtensions = (all: readonly RawExtension[], within: Tlv): CrlExtensions => {
  const byId = new Map(all.map((extension) => [extension.id, extension] as const));
  if (byId.size !== all.length) fault('the same extension twice', within.start);
  const value = <T>(id: Oid, read: (tlv: Tlv) => T): T | null => {
    const extension = byId.get(id);
    return extension === undefined ? null : decodeInside(within, extension.value, read);
  };
  value(ids.freshestCrl, readDistributionPoints);
  return {
    authorityKeyIdentifier: value(ids.authorityKeyIdentifier, readAuthorityKeyIdentifier)?.keyIdentifier ?? null,
    crlNumber: value(ids.crlNumber, number),
    baseCrlNumber: value(ids.deltaCrlIndicator, number),
    issuingDistributionPoint: value(ids.issuingDistributionPoint, (tlv) =>
      readIssuingDistributionPoint(tlv, byId.get(ids.issuingDistributionPoint)?.value ?? new Uint8Array()),
    ),
    expiredSince: value(ids.expiredCertsOnCrl, readTime),
    unknownCritical: all.filter(({ id, critical }) => critical && !known.has(id)).map(({ id }) => id),
  };
};
