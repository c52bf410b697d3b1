import { ok, type Result } from '#shared/kernel/result.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { failPath } from '#shared/verification/path-codes.ts';
import { childrenOf, enter, peek, take, takeAny, takeOptional, unwrap } from '../asn1/cursor.ts';
import { decode } from '../asn1/decode.ts';
import { fault } from '../asn1/fault.ts';
import { readOid } from '../asn1/oid.ts';
import { tags } from '../asn1/tags.ts';
import { rawOf, type Tlv } from '../asn1/tlv.ts';
import { certificateLabels, derOf } from './pem.ts';
import { readCertificate, type Certificate } from './certificate.ts';

const signedData = '1.2.840.113549.1.7.2';
const bundleLabels = ['PKCS7', 'CMS', 'PKCS #7 SIGNED DATA'] as const;

/** The certificates of a SignedData that may have no signer at all (RFC 5652 section 5.1, a `.p7b` or `.p7c`). */
const readBundle = (root: Tlv): readonly Uint8Array[] => {
  const fields = enter(root);
  if (readOid(takeAny(fields)) !== signedData) fault('not a bundle of certificates', root.start);
  const parts = enter(unwrap(takeAny(fields)));
  take(parts, tags.integer);
  take(parts, tags.set);
  take(parts, tags.sequence);
  const certificates = takeOptional(parts, 0xa0);
  return certificates === null
    ? []
    : childrenOf(certificates, 0xa0)
        .filter(({ identifier }) => identifier === tags.sequence)
        .map(rawOf);
};

const isBundle = (der: Uint8Array): boolean => {
  const read = decode(der, (root) => peek(enter(root)) === tags.oid, { rules: 'ber' });
  return read.ok && read.value;
};

/**
 * Every certificate of a file: one DER certificate, a bundle of them (PKCS#7, DER or BER), or PEM blocks of both kinds.
 * One that cannot be read makes the file unreadable.
 */
export const certificatesIn = (file: Uint8Array): Result<readonly Certificate[], Failure<'certificate.unreadable'>> => {
  const certificates: Certificate[] = [];
  for (const der of derOf(file, [...certificateLabels, ...bundleLabels])) {
    let ders: readonly Uint8Array[] = [der];
    if (isBundle(der)) {
      const bundle = decode(der, readBundle, { rules: 'ber' });
      if (!bundle.ok) {
        const { reason = null, offset = null } = bundle.error.details;
        return failPath('certificate.unreadable', { reason, offset });
      }
      ders = bundle.value;
    }
    for (const each of ders) {
      const read = readCertificate(each);
      if (!read.ok) return read;
      certificates.push(read.value);
    }
  }
  return ok(certificates);
};
