import { ok, type Result } from '#shared/kernel/result.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { failPath } from '#shared/verification/path-codes.ts';
import { childrenOf, enter, finish, take, takeAny, takeOptional, unwrap } from '../asn1/cursor.ts';
import { decode, decodeInside } from '../asn1/decode.ts';
import { fault } from '../asn1/fault.ts';
import { readOid, type Oid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { readTime } from '../asn1/time.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { readBitStringOctets, readIntegerBytes, readNull, readOctetString, readSmallInteger } from '../asn1/values.ts';
import { readAlgorithm, type AlgorithmIdentifier } from '../certificate/algorithm.ts';
import { readCertificateTlv, type Certificate } from '../certificate/certificate.ts';
import { readRawExtensions, type RawExtension } from '../certificate/extension-values.ts';
import { readName, type Name } from '../certificate/name.ts';
import { reasonOf, type CrlReason } from './crl-reason.ts';

/** RFC 6960 4.1.1: which certificate is meant, by hashes of its issuer's name and key. */
export type OcspCertId = {
  readonly hash: Oid;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serial: Uint8Array;
};

/** Times in epoch milliseconds. */
export type OcspStatus =
  | { readonly kind: 'good' | 'unknown' }
  | { readonly kind: 'revoked'; readonly since: number; readonly reason: CrlReason };

export type OcspSingle = {
  readonly certId: OcspCertId;
  readonly status: OcspStatus;
  readonly thisUpdate: number;
  readonly nextUpdate: number | null;
  readonly extensions: readonly RawExtension[];
};

/** A basic response as read (RFC 6960 4.2.1). `tbs` are the exact bytes signed; `certificates` are what came along. */
export type OcspResponse = {
  readonly der: Uint8Array;
  readonly tbs: Uint8Array;
  readonly responder: { readonly name: Name } | { readonly keyHash: Uint8Array };
  readonly producedAt: number;
  readonly singles: readonly OcspSingle[];
  readonly extensions: readonly RawExtension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly certificates: readonly Certificate[];
};

const statuses = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  '',
  'sigRequired',
  'unauthorized',
] as const;
const basicResponse = '1.3.6.1.5.5.7.48.1.1';

const readStatus = (tlv: Tlv): OcspStatus => {
  switch (tlv.identifier) {
    case 0x80:
    case 0x82:
      readNull({ ...tlv, identifier: tags.null });
      return { kind: tlv.identifier === 0x80 ? 'good' : 'unknown' };
    case 0xa1: {
      const fields = enter(tlv, 0xa1);
      const since = readTime(take(fields, tags.generalizedTime));
      const reason = takeOptional(fields, 0xa0);
      finish(fields);
      const number = reason === null ? 0 : readSmallInteger(unwrap(reason), 255, tags.enumerated);
      return { kind: 'revoked', since, reason: reasonOf(number) };
    }
    default:
      return fault('no such certificate status', tlv.start);
  }
};

const readCertId = (tlv: Tlv): OcspCertId => {
  const fields = enter(tlv);
  const hash = readAlgorithm(takeAny(fields)).oid;
  const issuerNameHash = readOctetString(takeAny(fields));
  const issuerKeyHash = readOctetString(takeAny(fields));
  const serial = readIntegerBytes(takeAny(fields));
  finish(fields);
  return { hash, issuerNameHash, issuerKeyHash, serial };
};

const extensionsIn = (tlv: Tlv | null): readonly RawExtension[] => (tlv === null ? [] : readRawExtensions(unwrap(tlv)));

const readSingle = (tlv: Tlv): OcspSingle => {
  const fields = enter(tlv);
  const certId = readCertId(takeAny(fields));
  const status = readStatus(takeAny(fields));
  const thisUpdate = readTime(take(fields, tags.generalizedTime));
  const next = takeOptional(fields, 0xa0);
  const extensions = extensionsIn(takeOptional(fields, 0xa1));
  finish(fields);
  return { certId, status, thisUpdate, nextUpdate: next && readTime(unwrap(next)), extensions };
};

const readResponder = (tlv: Tlv): OcspResponse['responder'] => {
  if (tlv.identifier === 0xa1) return { name: readName(unwrap(tlv)) };
  if (tlv.identifier === 0xa2) return { keyHash: readOctetString(unwrap(tlv)) };
  return fault('no such form of responder', tlv.start);
};

const readData = (tlv: Tlv) => {
  const fields = enter(tlv);
  const version = takeOptional(fields, 0xa0);
  if (version !== null && readSmallInteger(unwrap(version), 0) !== 0) fault('another version', version.start);
  const responder = readResponder(takeAny(fields));
  const producedAt = readTime(take(fields, tags.generalizedTime));
  const singles = childrenOf(takeAny(fields)).map(readSingle);
  const extensions = extensionsIn(takeOptional(fields, 0xa1));
  finish(fields);
  return { responder, producedAt, singles, extensions };
};

/** For readers of structures that hold basic responses (CMS, DSS dictionaries): a BasicOCSPResponse where it lies. */
export const readBasicOcspTlv = (tlv: Tlv): OcspResponse => {
  const fields = enter(tlv);
  const tbs = take(fields, tags.sequence);
  const data = readData(tbs);
  const signatureAlgorithm = readAlgorithm(takeAny(fields));
  const signature = readBitStringOctets(take(fields, tags.bitString));
  const block = takeOptional(fields, 0xa0);
  finish(fields);
  const certificates = block === null ? [] : childrenOf(unwrap(block)).map(readCertificateTlv);
  return { ...data, der: rawOf(tlv), tbs: rawOf(tbs), signatureAlgorithm, signature, certificates };
};

const readResponse = (tlv: Tlv): OcspResponse | number => {
  const fields = enter(tlv);
  const status = readSmallInteger(takeAny(fields), 255, tags.enumerated);
  const wrapped = takeOptional(fields, 0xa0);
  finish(fields);
  if (status !== 0) return status;
  if (wrapped === null) return fault('successful without a response', tlv.start);
  const parts = enter(unwrap(wrapped));
  if (readOid(takeAny(parts)) !== basicResponse) fault('not a basic response', wrapped.start);
  const response = readOctetString(takeAny(parts));
  finish(parts);
  return decodeInside(tlv, response, readBasicOcspTlv);
};

/** A DER OCSPResponse, or the BasicOCSPResponse that signatures carry. Refuses one that tells no status. */
export const readOcsp = (
  der: Uint8Array,
): Result<OcspResponse, Failure<'ocsp.unreadable'> | Failure<'ocsp.not-successful'>> => {
  const read = decode(der, (tlv) => {
    const first = takeAny(enter(tlv));
    return first.identifier === tags.enumerated ? readResponse(tlv) : readBasicOcspTlv(tlv);
  });
  if (!read.ok) {
    const { reason = null, offset = null } = read.error.details;
    return failPath('ocsp.unreadable', { reason, offset });
  }
  if (typeof read.value !== 'number') return ok(read.value);
  return failPath('ocsp.not-successful', { status: statuses[read.value] ?? String(read.value) });
};
