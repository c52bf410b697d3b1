import { decodeInside } from '../asn1/decode.ts';
import { Asn1Fault } from '../asn1/fault.ts';
import type { Oid } from '../asn1/oid.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readDistributionPoints } from './distribution-point.ts';
import { extensionIds as ids } from './extension-ids.ts';
import {
  readAuthorityKeyIdentifier,
  readBasicConstraints,
  readCertificatePolicies,
  readExtendedKeyUsage,
  readInformationAccess,
  readInhibitAnyPolicy,
  readKeyIdentifier,
  readKeyUsage,
  readPolicyConstraints,
  readPolicyMappings,
  readPrivateKeyUsagePeriod,
  type RawExtension,
} from './extension-values.ts';
import { readGeneralNames } from './general-name.ts';
import { readNameConstraints } from './name-constraints.ts';

const readers = {
  authorityKeyIdentifier: readAuthorityKeyIdentifier,
  subjectKeyIdentifier: readKeyIdentifier,
  keyUsage: readKeyUsage,
  privateKeyUsagePeriod: readPrivateKeyUsagePeriod,
  certificatePolicies: readCertificatePolicies,
  policyMappings: readPolicyMappings,
  subjectAltName: (tlv: Tlv) => readGeneralNames(tlv),
  issuerAltName: (tlv: Tlv) => readGeneralNames(tlv),
  basicConstraints: readBasicConstraints,
  nameConstraints: readNameConstraints,
  policyConstraints: readPolicyConstraints,
  extendedKeyUsage: readExtendedKeyUsage,
  crlDistributionPoints: readDistributionPoints,
  freshestCrl: readDistributionPoints,
  inhibitAnyPolicy: readInhibitAnyPolicy,
  authorityInfoAccess: readInformationAccess,
} as const satisfies Partial<Record<keyof typeof ids, (tlv: Tlv) => unknown>>;

type Readers = typeof readers;
export type KnownExtension = keyof Readers;

/** The value of each known extension, null when the certificate does not carry it or carries it unreadable. */
type Values = { readonly [Name in KnownExtension]: ReturnType<Readers[Name]> | null };

/**
 * Everything between the brackets of `extensions`. A known extension that cannot be read does not make the certificate
 * unreadable: its OID is in `malformed`, and path validation refuses it. `repeated` are OIDs that occur more than once.
 */
export type Extensions = Values & {
  readonly all: readonly RawExtension[];
  readonly malformed: readonly Oid[];
  readonly repeated: readonly Oid[];
};

const nameOf = new Map<Oid, KnownExtension>(
  Object.entries(ids).flatMap(([name, id]) => (name in readers ? [[id, name as KnownExtension] as const] : [])),
);

const nothing: Values = {
  authorityKeyIdentifier: null,
  subjectKeyIdentifier: null,
  keyUsage: null,
  privateKeyUsagePeriod: null,
  certificatePolicies: null,
  policyMappings: null,
  subjectAltName: null,
  issuerAltName: null,
  basicConstraints: null,
  nameConstraints: null,
  policyConstraints: null,
  extendedKeyUsage: null,
  crlDistributionPoints: null,
  freshestCrl: null,
  inhibitAnyPolicy: null,
  authorityInfoAccess: null,
};

/** Reads the values of known extensions out of `all`, sharing the limits of `within`. The first of repeated ones counts. */
export const interpretExtensions = (all: readonly RawExtension[], within: Tlv): Extensions => {
  const values: { -readonly [Name in KnownExtension]: unknown } = { ...nothing };
  const malformed: Oid[] = [];
  const seen = new Set<Oid>();
  const repeated = new Set<Oid>();
  for (const { id, value } of all) {
    if (seen.has(id)) repeated.add(id);
    const name = nameOf.get(id);
    if (name !== undefined && !seen.has(id)) {
      try {
        values[name] = decodeInside<unknown>(within, value, readers[name]);
      } catch (error) {
        if (!(error instanceof Asn1Fault)) throw error;
        malformed.push(id);
      }
    }
    seen.add(id);
  }
  return { ...(values as Values), all, malformed, repeated: [...repeated] };
};

export const isCritical = (extensions: Extensions, id: Oid): boolean =>
  extensions.all.some((extension) => extension.id === id && extension.critical);
