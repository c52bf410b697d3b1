import { ok, type Result } from '#shared/kernel/result.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { failPath } from '#shared/verification/path-codes.ts';
import { enter, finish, peek, take, takeAny, takeOptional, unwrap } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { fault } from '../asn1/fault.ts';
import { tags } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { readBitStringOctets, readSmallInteger } from '../asn1/values.ts';
import { readAlgorithm, type AlgorithmIdentifier } from '../certificate/algorithm.ts';
import { readRawExtensions } from '../certificate/extension-values.ts';
import { readName, type Name } from '../certificate/name.ts';
import { interpretCrlExtensions, type CrlExtensions } from './crl-extensions.ts';
import { indexEntries, type CrlEntries } from './crl-entries.ts';

/** A certificate revocation list as read (RFC 5280 5.1). Times are milliseconds since the Unix epoch. */
export type Crl = {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly version: 1 | 2;
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: number;
  /** Null where the CRL does not say; such a list is never current. */
  readonly nextUpdate: number | null;
  readonly entries: CrlEntries;
  readonly extensions: CrlExtensions;
};

const readTbs = (tlv: Tlv) => {
  const fields = enter(tlv);
  const versionField = takeOptional(fields, tags.integer);
  if (versionField !== null && readSmallInteger(versionField, 1) !== 1)
    fault('version 1 written out', versionField.start);
  const version: 1 | 2 = versionField === null ? 1 : 2;
  const tbsSignatureAlgorithm = readAlgorithm(takeAny(fields));
  const issuer = readName(takeAny(fields));
  const thisUpdate = readTime(takeAny(fields));
  const hasNext = peek(fields) === tags.utcTime || peek(fields) === tags.generalizedTime;
  const nextUpdate = hasNext ? readTime(takeAny(fields)) : null;
  const list = takeOptional(fields, tags.sequence);
  const block = takeOptional(fields, 0xa0);
  if (block !== null && version === 1) fault('extensions in a version 1 list', block.start);
  finish(fields);
  return {
    version,
    tbsSignatureAlgorithm,
    issuer,
    thisUpdate,
    nextUpdate,
    entries: indexEntries(list, version, tlv.source),
    extensions: interpretCrlExtensions(block === null ? [] : readRawExtensions(unwrap(block)), tlv),
  };
};

const readCrlTlv = (tlv: Tlv): Crl => {
  const fields = enter(tlv);
  const tbs = take(fields, tags.sequence);
  const parts = readTbs(tbs);
  const signatureAlgorithm = readAlgorithm(takeAny(fields));
  const signature = readBitStringOctets(take(fields, tags.bitString));
  finish(fields);
  return { ...parts, der: rawOf(tlv), tbs: rawOf(tbs), signatureAlgorithm, signature };
};

/** Larger than a certificate's: lists of large authorities reach tens of megabytes. */
const maxCrlBytes = 256 * 1024 * 1024;

/**
 * One DER certificate revocation list. Every entry's structure is checked here, so later searches need no failure path.
 * Views into `der` are kept, so it must not be changed afterwards.
 */
export const readCrl = (der: Uint8Array): Result<Crl, Failure<'crl.unreadable'>> => {
  const read = decode(der, readCrlTlv, { maxBytes: maxCrlBytes, maxNodes: der.length });
  if (read.ok) return ok(read.value);
  const { reason = null, offset = null } = read.error.details;
  return failPath('crl.unreadable', { reason, offset });
};

/** A list that only tells changes since another (RFC 5280 5.2.4); it says nothing alone. */
export const isDelta = (crl: Crl): boolean => crl.extensions.baseCrlNumber !== null;
