import { createHash } from 'node:crypto';
import { keyUsages, type KeyUsage } from '#shared/signature/certificate-facts.ts';
import {
  boolean,
  contextPrimitive,
  element,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
  tags,
  type Der,
} from '../asn1/encode.ts';

const extension = (type: string, critical: boolean, value: Der): Der =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));

/** The SHA-1 of the key's bits, method 1 of RFC 5280 section 4.2.1.2: a name, not a protection. */
export const keyIdentifier = (subjectPublicKey: Uint8Array): Der =>
  Uint8Array.from(createHash('sha1').update(subjectPublicKey).digest());

export const basicConstraints = (authority: boolean, pathLength: number | null = null): Der =>
  extension(
    '2.5.29.19',
    true,
    sequence(...(authority ? [boolean(true)] : []), ...(pathLength === null ? [] : [integer(pathLength)])),
  );

export const keyUsage = (usages: readonly KeyUsage[]): Der =>
  extension('2.5.29.15', true, namedBits(usages.map((usage) => keyUsages.indexOf(usage))));

export const extendedKeyUsage = (purposes: readonly string[], critical = false): Der =>
  extension('2.5.29.37', critical, sequence(...purposes.map(oid)));

export const certificatePolicies = (policies: readonly string[]): Der =>
  extension('2.5.29.32', false, sequence(...policies.map((policy) => sequence(oid(policy)))));

export const subjectKeyIdentifier = (identifier: Uint8Array): Der =>
  extension('2.5.29.14', false, octetString(identifier));

export const authorityKeyIdentifier = (identifier: Uint8Array): Der =>
  extension('2.5.29.35', false, sequence(contextPrimitive(0, identifier)));

/** RFC 3280 section 4.2.1.4; both ends in milliseconds since the epoch, either may be open. */
export const privateKeyUsagePeriod = (period: { readonly from?: number; readonly until?: number }): Der =>
  extension(
    '2.5.29.16',
    false,
    sequence(
      ...([period.from, period.until] as const).flatMap((end, number) =>
        end === undefined ? [] : [contextPrimitive(number, generalized(end))],
      ),
    ),
  );

export const crlNumber = (number: number): Der => extension('2.5.29.20', false, integer(number));

/** CRLReason of RFC 5280 section 5.3.1. */
export const crlReason = (reason: number): Der =>
  extension('2.5.29.21', false, element(tags.enumerated, Uint8Array.of(reason)));

/** Content of a GeneralizedTime in whole seconds. */
const generalized = (milliseconds: number): Uint8Array =>
  new TextEncoder().encode(new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, ''));
