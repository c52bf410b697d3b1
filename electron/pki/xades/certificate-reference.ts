import type { CertificateReferenceFacts } from '#shared/verification/facts.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { decode } from '../asn1/decode.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { sameName } from '../certificate/name.ts';
import { readIssuerSerial } from '../cms/signing-certificate.ts';
import { digestBytes } from '../digest.ts';
import { digestByAddress } from '../verify/digests.ts';
import type { XmlCertificateReference } from './signed-properties.ts';

const hashFact = (
  { digestAddress, hash }: XmlCertificateReference,
  certificate: Certificate,
): CertificateReferenceFacts['hash'] => {
  const name = digestByAddress(digestAddress);
  if (name === null) return 'not-computable';
  return sameBytes(digestBytes(name, certificate.der), hash) ? 'matches' : 'differs';
};

const serialOf = ({ serial }: Certificate): bigint =>
  BigInt.asIntN(serial.length * 8, BigInt(`0x${Buffer.from(serial).toString('hex')}`));

const issuerSerialFact = (
  { issuerSerial }: XmlCertificateReference,
  certificate: Certificate,
): CertificateReferenceFacts['issuerSerial'] => {
  if (issuerSerial === null) return 'absent';
  if (issuerSerial.version === 1) {
    // The issuer's name in text has as many spellings as there are programs; the digest is what binds.
    const { serial } = issuerSerial;
    return /^-?\d{1,60}$/.test(serial) && BigInt(serial) === serialOf(certificate) ? 'matches' : 'differs';
  }
  const read = decode(issuerSerial.der, readIssuerSerial);
  if (!read.ok || read.value.issuer === null) return 'differs';
  const same = sameName(read.value.issuer, certificate.issuer) && sameBytes(read.value.serial, certificate.serial);
  return same ? 'matches' : 'differs';
};

/** What a SigningCertificate property says of the certificate that was used (EN 319 132-1 clause 5.2.2). */
export const xmlReferenceFacts = (
  reference: XmlCertificateReference,
  certificate: Certificate | null,
): CertificateReferenceFacts => ({
  attribute: reference.attribute,
  hashAlgorithm: { oid: reference.digestAddress, name: digestByAddress(reference.digestAddress) },
  hash: certificate === null ? 'no-certificate' : hashFact(reference, certificate),
  issuerSerial: certificate === null ? 'absent' : issuerSerialFact(reference, certificate),
});

/** Keys that are tried on a signature that names no certificate. */
const mostTried = 20;

/**
 * The certificate that the properties point to by its digest; without properties the one whose key made the signature, or
 * the first there is, so that it can be named.
 */
export const chooseCertificate = (
  references: readonly XmlCertificateReference[],
  candidates: readonly Certificate[],
  verifies: (certificate: Certificate) => boolean,
): Certificate | null => {
  const pointedTo = candidates.find((certificate) =>
    references.some((reference) => hashFact(reference, certificate) === 'matches'),
  );
  return pointedTo ?? candidates.slice(0, mostTried).find(verifies) ?? candidates[0] ?? null;
};
