import { enter, finish, more, peek, take, takeAny, takeOptional } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { tags } from '../asn1/tags.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readIntegerBytes, readOctetString } from '../asn1/values.ts';
import { readAlgorithm } from '../certificate/algorithm.ts';
import { readGeneralNames } from '../certificate/general-name.ts';
import type { Name } from '../certificate/name.ts';

/** The first ESSCertID or ESSCertIDv2, which names the signer's certificate (RFC 5035 section 5.4). */
export type CertificateReference = {
  readonly hashOid: string;
  readonly hash: Uint8Array;
  readonly issuerSerial: { readonly issuer: Name | null; readonly serial: Uint8Array } | null;
};

const sha1 = '1.3.14.3.2.26';
const sha256 = '2.16.840.1.101.3.4.2.1';

/** IssuerSerial (RFC 5035 section 4); the issuer is null unless it is one directory name. */
export const readIssuerSerial = (tlv: Tlv): { issuer: Name | null; serial: Uint8Array } => {
  const fields = enter(tlv);
  const names = readGeneralNames(takeAny(fields));
  const serial = readIntegerBytes(takeAny(fields));
  finish(fields);
  const [only] = names;
  return { issuer: names.length === 1 && only?.form === 'directory' ? only.value : null, serial };
};

const readReference = (tlv: Tlv, version: 1 | 2): CertificateReference => {
  const fields = enter(tlv);
  // Only v2 names the hash, and leaves it out for SHA-256.
  const algorithm = version === 2 ? takeOptional(fields, tags.sequence) : null;
  const hash = readOctetString(take(fields, tags.octetString));
  const issuerSerial = more(fields) ? readIssuerSerial(takeAny(fields)) : null;
  finish(fields);
  const byDefault = version === 1 ? sha1 : sha256;
  return { hashOid: algorithm === null ? byDefault : readAlgorithm(algorithm).oid, hash, issuerSerial };
};

/** Reads a value of signing-certificate (RFC 2634 section 5.4) or signing-certificate-v2; the reason when it cannot be. */
export const readSigningCertificate = (
  value: Uint8Array,
  version: 1 | 2,
): CertificateReference | { reason: string } => {
  const read = decode(value, (root) => {
    const fields = enter(root);
    const references = enter(takeAny(fields));
    const first = readReference(takeAny(references), version);
    while (more(references)) readReference(takeAny(references), version);
    if (peek(fields) === tags.sequence) takeAny(fields);
    finish(fields);
    return first;
  });
  return read.ok ? read.value : { reason: String(read.error.details['reason']) };
};
