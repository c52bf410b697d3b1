import { childrenOf, enter, finish, more, take, takeAny, takeOptional } from '../asn1/cursor.ts';
import { fault } from '../asn1/fault.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readBoolean, readIntegerBytes, readNamedBits, readOctetString, readSmallInteger } from '../asn1/values.ts';
import { readGeneralName, readGeneralNames, type GeneralName } from './general-name.ts';

/** RFC 5280 4.2.1.1. */
export type AuthorityKeyIdentifier = {
  readonly keyIdentifier: Uint8Array | null;
  readonly issuer: readonly GeneralName[] | null;
  readonly serial: Uint8Array | null;
};

export const readAuthorityKeyIdentifier = (tlv: Tlv): AuthorityKeyIdentifier => {
  const fields = enter(tlv);
  const keyIdentifier = takeOptional(fields, 0x80);
  const issuer = takeOptional(fields, 0xa1);
  const serial = takeOptional(fields, 0x82);
  finish(fields);
  return {
    keyIdentifier: keyIdentifier && readOctetString(keyIdentifier, 0x80),
    issuer: issuer && readGeneralNames(issuer, 0xa1),
    serial: serial && readIntegerBytes(serial, 0x82),
  };
};

/** Bits of KeyUsage (RFC 5280 4.2.1.3) as `readKeyUsage` gives them. */
export const keyUsages = {
  digitalSignature: 1 << 0,
  nonRepudiation: 1 << 1,
  keyEncipherment: 1 << 2,
  dataEncipherment: 1 << 3,
  keyAgreement: 1 << 4,
  keyCertSign: 1 << 5,
  cRLSign: 1 << 6,
  encipherOnly: 1 << 7,
  decipherOnly: 1 << 8,
} as const;

export const readKeyUsage = (tlv: Tlv): number => readNamedBits(tlv, 9);

/**
 * RFC 5280 4.2.1.9. `pathLength` null means no limit. A cA of FALSE written out is not DER, since it is the default, but
 * means the same and is common, so it is read.
 */
export type BasicConstraints = { readonly authority: boolean; readonly pathLength: number | null };

export const readBasicConstraints = (tlv: Tlv): BasicConstraints => {
  const fields = enter(tlv);
  const flag = takeOptional(fields, tags.boolean);
  const authority = flag !== null && readBoolean(flag);
  const length = takeOptional(fields, tags.integer);
  finish(fields);
  return { authority, pathLength: length && readSmallInteger(length, 0xffff_ffff) };
};

/** Milliseconds since the Unix epoch (RFC 3280 4.2.1.4; Russian certificates carry it). */
export type PrivateKeyUsagePeriod = { readonly notBefore: number | null; readonly notAfter: number | null };

const readImplicitTime = (tlv: Tlv): number => readTime({ ...tlv, identifier: tags.generalizedTime });

export const readPrivateKeyUsagePeriod = (tlv: Tlv): PrivateKeyUsagePeriod => {
  const fields = enter(tlv);
  const notBefore = takeOptional(fields, 0x80);
  const notAfter = takeOptional(fields, 0x81);
  finish(fields);
  return { notBefore: notBefore && readImplicitTime(notBefore), notAfter: notAfter && readImplicitTime(notAfter) };
};

const readPolicy = (tlv: Tlv): Oid => {
  const fields = enter(tlv);
  const policy = readOid(take(fields, tags.oid));
  const qualifiers = takeOptional(fields, tags.sequence);
  if (qualifiers !== null && childrenOf(qualifiers).length === 0)
    fault('policy with an empty list of qualifiers', tlv.start);
  finish(fields);
  return policy;
};

/** Policies in the order written; the same one twice is refused (RFC 5280 4.2.1.4). */
export const readCertificatePolicies = (tlv: Tlv): readonly Oid[] => {
  const policies = childrenOf(tlv).map(readPolicy);
  if (policies.length === 0) fault('no policy', tlv.start);
  if (new Set(policies).size !== policies.length) fault('the same policy twice', tlv.start);
  return policies;
};

export type PolicyMapping = { readonly issuerDomain: Oid; readonly subjectDomain: Oid };

export const readPolicyMappings = (tlv: Tlv): readonly PolicyMapping[] => {
  const mappings = childrenOf(tlv).map((child) => {
    const fields = enter(child);
    const issuerDomain = readOid(takeAny(fields));
    const subjectDomain = readOid(takeAny(fields));
    finish(fields);
    return { issuerDomain, subjectDomain };
  });
  if (mappings.length === 0) fault('no policy mapping', tlv.start);
  return mappings;
};

/** RFC 5280 4.2.1.11: certificates that may follow before the rule applies; null where the field is absent. */
export type PolicyConstraints = { readonly requireExplicit: number | null; readonly inhibitMapping: number | null };

const maxSkip = 0xffff_ffff;

export const readPolicyConstraints = (tlv: Tlv): PolicyConstraints => {
  const fields = enter(tlv);
  const requireExplicit = takeOptional(fields, 0x80);
  const inhibitMapping = takeOptional(fields, 0x81);
  finish(fields);
  if (requireExplicit === null && inhibitMapping === null) fault('policy constraints without a constraint', tlv.start);
  return {
    requireExplicit: requireExplicit && readSmallInteger(requireExplicit, maxSkip, 0x80),
    inhibitMapping: inhibitMapping && readSmallInteger(inhibitMapping, maxSkip, 0x81),
  };
};

export const readInhibitAnyPolicy = (tlv: Tlv): number => readSmallInteger(tlv, maxSkip);

export const readExtendedKeyUsage = (tlv: Tlv): readonly Oid[] => {
  const purposes = childrenOf(tlv).map((child) => readOid(child));
  if (purposes.length === 0) fault('no key purpose', tlv.start);
  return purposes;
};

export type AccessDescription = { readonly method: Oid; readonly location: GeneralName };

export const readInformationAccess = (tlv: Tlv): readonly AccessDescription[] => {
  const descriptions = childrenOf(tlv).map((child) => {
    const fields = enter(child);
    const method = readOid(takeAny(fields));
    const location = readGeneralName(takeAny(fields));
    finish(fields);
    return { method, location };
  });
  if (descriptions.length === 0) fault('no access description', tlv.start);
  return descriptions;
};

/** An extension that carries one whole octet string: the subject key identifier. */
export const readKeyIdentifier = (tlv: Tlv): Uint8Array => readOctetString(tlv);

/** An extension as written (RFC 5280 4.1); `value` is the content of its octet string. */
export type RawExtension = { readonly id: Oid; readonly critical: boolean; readonly value: Uint8Array };

export const readRawExtensions = (tlv: Tlv): readonly RawExtension[] => {
  const extensions = childrenOf(tlv).map((child) => {
    const fields = enter(child);
    const id = readOid(take(fields, tags.oid));
    const flag = takeOptional(fields, tags.boolean);
    const critical = flag !== null && readBoolean(flag);
    const value = readOctetString(takeAny(fields));
    if (more(fields)) fault('unexpected field in an extension', child.start);
    return { id, critical, value };
  });
  if (extensions.length === 0) fault('an empty list of extensions', tlv.start);
  return extensions;
};
