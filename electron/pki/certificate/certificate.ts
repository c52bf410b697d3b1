import { createHash } from 'node:crypto';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { failPath } from '#shared/verification/path-codes.ts';
import { hexOf, sameBytes } from '../asn1/bytes.ts';
import { enter, finish, take, takeAny, takeOptional, unwrap } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { fault } from '../asn1/fault.ts';
import { tags } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { readBitStringOctets, readIntegerBytes, readSmallInteger } from '../asn1/values.ts';
import { readAlgorithm, readPublicKeyInfo, type AlgorithmIdentifier, type PublicKeyInfo } from './algorithm.ts';
import { interpretExtensions, type Extensions } from './extensions.ts';
import { readRawExtensions } from './extension-values.ts';
import { readName, type Name } from './name.ts';

/**
 * A certificate as read (RFC 5280 4.1). `der` and `tbs` are the exact bytes received: hash and verify those. `serial` is
 * the integer's content octets. Times are milliseconds since the Unix epoch; both ends belong to the validity.
 */
export type Certificate = {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly version: 1 | 2 | 3;
  readonly serial: Uint8Array;
  /** The algorithm inside the signed part; RFC 5280 4.1.2.3 demands that it equals `signatureAlgorithm`. */
  readonly tbsSignatureAlgorithm: AlgorithmIdentifier;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKeyInfo;
  readonly extensions: Extensions;
};

const readVersion = (tlv: Tlv | null): 1 | 2 | 3 => {
  if (tlv === null) return 1;
  const number = readSmallInteger(unwrap(tlv), 2);
  if (number === 0) fault('version 1 written out', tlv.start);
  return number === 1 ? 2 : 3;
};

const readTbs = (tlv: Tlv) => {
  const fields = enter(tlv);
  const version = readVersion(takeOptional(fields, 0xa0));
  const serial = readIntegerBytes(take(fields, tags.integer));
  const tbsSignatureAlgorithm = readAlgorithm(takeAny(fields));
  const issuer = readName(takeAny(fields));
  const validity = enter(takeAny(fields));
  const notBefore = readTime(takeAny(validity));
  const notAfter = readTime(takeAny(validity));
  finish(validity);
  const subject = readName(takeAny(fields));
  const publicKey = readPublicKeyInfo(takeAny(fields));
  const uniqueIds = [takeOptional(fields, 0x81), takeOptional(fields, 0x82)];
  if (version === 1 && uniqueIds.some((id) => id !== null))
    fault('unique identifiers in a version 1 certificate', tlv.start);
  const block = takeOptional(fields, 0xa3);
  if (block !== null && version !== 3) fault('extensions in a certificate that is not version 3', block.start);
  finish(fields);
  const extensions = interpretExtensions(block === null ? [] : readRawExtensions(unwrap(block)), tlv);
  return { version, serial, tbsSignatureAlgorithm, issuer, notBefore, notAfter, subject, publicKey, extensions };
};

/** For readers of structures that hold certificates (CMS, OCSP): a certificate where it lies. */
export const readCertificateTlv = (tlv: Tlv): Certificate => {
  const fields = enter(tlv);
  const tbs = take(fields, tags.sequence);
  const parts = readTbs(tbs);
  const signatureAlgorithm = readAlgorithm(takeAny(fields));
  const signature = readBitStringOctets(take(fields, tags.bitString));
  finish(fields);
  return { ...parts, der: rawOf(tlv), tbs: rawOf(tbs), signatureAlgorithm, signature };
};

/** The certificates read last: a signer's stands in every signature of a batch, and its key is made but once. */
const lastRead = new Map<string, Certificate>();
const kept = { certificates: 32, bytes: 8 * 1024 } as const;

const keep = (name: string, certificate: Certificate): void => {
  lastRead.delete(name);
  lastRead.set(name, certificate);
  const oldest = lastRead.keys().next().value;
  if (lastRead.size > kept.certificates && oldest !== undefined) lastRead.delete(oldest);
};

/** One DER certificate, nothing before or after it. The same bytes answer the same certificate. */
export const readCertificate = (der: Uint8Array): Result<Certificate, Failure<'certificate.unreadable'>> => {
  const name = der.length > kept.bytes ? null : Buffer.from(der.buffer, der.byteOffset, der.length).toString('latin1');
  const known = name === null ? undefined : lastRead.get(name);
  if (name !== null && known !== undefined) {
    keep(name, known);
    return ok(known);
  }
  // Of its own bytes: it outlives those it was read from.
  const read = decode(name === null ? der : Uint8Array.from(der), readCertificateTlv);
  if (read.ok) {
    if (name !== null) keep(name, read.value);
    return ok(read.value);
  }
  const { reason = null, offset = null } = read.error.details;
  return failPath('certificate.unreadable', { reason, offset });
};

export const sameCertificate = (a: Certificate, b: Certificate): boolean => sameBytes(a.der, b.der);

/** Subject and issuer are one name (RFC 5280 3.2); the key may differ. */
export const isSelfIssued = (certificate: Certificate): boolean => certificate.subject.key === certificate.issuer.key;

/** SHA-256 of the whole certificate, lower-case hexadecimal. */
export const fingerprintOf = (certificate: Certificate): string =>
  createHash('sha256').update(certificate.der).digest('hex');

/** The serial number as people see it: lower-case hexadecimal of its octets. */
export const serialText = (certificate: Certificate): string => hexOf(certificate.serial);
