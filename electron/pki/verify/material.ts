import type { Observation } from '#shared/verification/facts.ts';
import { childrenOf, enter, finish, more, peek, takeAny, takeOptional, unwrap } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { readOid } from '../asn1/oid.ts';
import { contextConstructed } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { elementsOf } from '../cades/archived-parts.ts';
import { cmsOids } from '../cades/cms-oids.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import { attributeNames } from '../cms/attribute-names.ts';
import type { Attribute, SignedData } from '../cms/signed-data.ts';
import { readCrl, type Crl } from '../revocation/crl.ts';
import { readOcsp, type OcspResponse } from '../revocation/ocsp.ts';
import { seen } from './examined.ts';

/** What a signature carries to prove itself. Nothing in it is trusted. */
export type Material = {
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
  /** An element as carried with what is wrapped in it: who proves that the one existed proves the other. */
  readonly wrapped: readonly { readonly outer: Uint8Array; readonly inner: readonly Uint8Array[] }[];
  readonly observations: readonly Observation[];
};

export const noMaterial: Material = { certificates: [], crls: [], ocsps: [], wrapped: [], observations: [] };

/** Carried elements by kind, each the bytes of one structure. An OCSP element is a basic response or a whole one. */
export type RawMaterial = {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  readonly wrapped?: Material['wrapped'];
};

type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Pick<Observation, 'code' | 'details'> };

/** Of each kind; signatures carry a handful, those renewed for decades some dozens. */
const most = 1_000;

/** Reads what a signature carries; an element that cannot be read helps nobody and is named. */
export const readMaterial = (raw: RawMaterial): Material => {
  const observations: Observation[] = [];
  const readEach = <T>(what: string, elements: readonly Uint8Array[], read: (der: Uint8Array) => Read<T>): T[] => {
    if (elements.length > most) observations.push(seen('format.limit', { what, count: elements.length, limit: most }));
    return elements.slice(0, most).flatMap((der) => {
      const outcome = read(der);
      if (outcome.ok) return [outcome.value];
      observations.push({ ...outcome.error, blocks: false });
      return [];
    });
  };
  return {
    certificates: readEach('certificates', raw.certificates, readCertificate),
    crls: readEach('crls', raw.crls, readCrl),
    ocsps: readEach('ocsps', raw.ocsps, readOcsp),
    wrapped: raw.wrapped ?? [],
    observations,
  };
};

export const joinedMaterial = (...several: readonly Material[]): Material => ({
  certificates: several.flatMap(({ certificates }) => certificates),
  crls: several.flatMap(({ crls }) => crls),
  ocsps: several.flatMap(({ ocsps }) => ocsps),
  wrapped: several.flatMap(({ wrapped }) => wrapped),
  observations: several.flatMap(({ observations }) => observations),
});

const decoded = <T>(bytes: Uint8Array, read: (root: Tlv) => T): T | null => {
  const outcome = decode(bytes, read, { rules: 'ber', maxBytes: bytes.length, maxNodes: bytes.length });
  return outcome.ok ? outcome.value : null;
};

/** OtherRevocationInfoFormat `[1]` (RFC 5652 section 10.2.1); a response when it is one (RFC 5940 section 2.1). */
const responseIn = (choice: Uint8Array): Uint8Array | null =>
  decoded(choice, (root) => {
    const fields = enter(root, contextConstructed(1));
    const format = readOid(takeAny(fields));
    const info = rawOf(takeAny(fields));
    finish(fields);
    return format === cmsOids.ocspResponses || format === '1.3.6.1.5.5.7.48.1.1' ? info : null;
  });

/** RevocationValues (ETSI EN 319 122-1 annex A.2.4): lists in `[0]`, basic responses in `[1]`. */
const revocationValues = (value: Uint8Array): { crls: readonly Uint8Array[]; ocsps: readonly Uint8Array[] } | null =>
  decoded(value, (root) => {
    const fields = enter(root);
    const elements = (tag: number): readonly Uint8Array[] => {
      const list = takeOptional(fields, contextConstructed(tag));
      return list === null ? [] : childrenOf(unwrap(list)).map(rawOf);
    };
    const found = { crls: elements(0), ocsps: elements(1) };
    if (more(fields) && peek(fields) === contextConstructed(2)) takeAny(fields);
    finish(fields);
    return found;
  });

const legacyMaterial = (attributes: readonly Attribute[]): RawMaterial => {
  const certificates: Uint8Array[] = [];
  const crls: Uint8Array[] = [];
  const ocsps: Uint8Array[] = [];
  const wrapped: { outer: Uint8Array; inner: readonly Uint8Array[] }[] = [];
  for (const { type, values } of attributes) {
    for (const outer of values) {
      if (attributeNames[type] === 'certificate-values') {
        const inner = decoded(outer, (root) => childrenOf(root).map(rawOf)) ?? [];
        certificates.push(...inner);
        wrapped.push({ outer, inner });
      }
      if (attributeNames[type] === 'revocation-values') {
        const found = revocationValues(outer);
        if (found === null) continue;
        crls.push(...found.crls);
        ocsps.push(...found.ocsps);
        wrapped.push({ outer, inner: [...found.crls, ...found.ocsps] });
      }
    }
  }
  return { certificates, crls, ocsps, wrapped };
};

/**
 * What a SignedData carries in its certificates and crls, and in the older unsigned attributes certificate-values and
 * revocation-values of the given signers.
 */
export const materialOf = (data: SignedData, attributes: readonly Attribute[]): Material => {
  const responses = elementsOf(data.frame.revocation, contextConstructed(1)).flatMap((outer) => {
    const response = outer[0] === contextConstructed(1) ? responseIn(outer) : null;
    if (response === null) return [];
    // What is proved and used is the basic response; it may lie in a whole one.
    const read = readOcsp(response);
    return [{ outer, inner: [read.ok ? read.value.der : response] }];
  });
  return joinedMaterial(
    readMaterial({
      certificates: data.certificates,
      crls: data.crls,
      ocsps: responses.flatMap(({ inner }) => inner),
      wrapped: responses,
    }),
    readMaterial(legacyMaterial(attributes)),
  );
};
