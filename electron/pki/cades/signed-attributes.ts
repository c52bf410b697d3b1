import { epochMilliseconds, type Instant } from '#shared/kernel/instant.ts';
import type { Digest } from '#shared/kernel/digest.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { context, element, octetString, oid, sequence, setOf, tags, time, type Der } from '../asn1/encode.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { cmsOids } from './cms-oids.ts';
import { digestBytes } from '../digest.ts';
import { digestIdentifier } from './algorithm-identifier.ts';

/** What signed attributes are made of. */
export type ToSign = {
  readonly contentDigest: Digest<SigningDigest>;
  readonly certificate: Certificate;
  readonly claimedSigningTime: Instant;
};

const boundTo = (input: Omit<ToSign, 'claimedSigningTime'>): readonly Der[] => [
  attribute(cmsOids.messageDigest, octetString(Buffer.from(input.contentDigest.value, 'hex'))),
  attribute(cmsOids.signingCertificateV2, signingCertificate(input.certificate, input.contentDigest.algorithm)),
];

const attributesOf = (input: ToSign): readonly Der[] => [
  attribute(cmsOids.signingTime, time(epochMilliseconds(input.claimedSigningTime))),
  ...boundTo(input),
];

/**
 * The data to sign of CAdES-BASELINE-B (ETSI EN 319 122-1 clause 6.3): the DER of the SET of signed attributes, exactly
 * the bytes that the key signs (RFC 5652 section 5.4). Pure: digest of the content, certificate and claimed time are
 * given. The certificate is named by its digest and by issuer and serial number; its bytes are used as they are.
 */
export const dataToSign = (input: ToSign): Der =>
  setOf([attribute(cmsOids.contentType, oid(cmsOids.data)), ...attributesOf(input)]);

/** The same over another's signature value, whose digest is given: a countersignature has no content type (11.4). */
export const dataToCountersign = (input: ToSign): Der => setOf(attributesOf(input));

/** The same of a document that names the time itself: a PDF, whose signatures have no signing-time (EN 319 142-1 6.3). */
export const dataInDocument = (input: Omit<ToSign, 'claimedSigningTime'>): Der =>
  setOf([attribute(cmsOids.contentType, oid(cmsOids.data)), ...boundTo(input)]);

const attribute = (type: string, value: Der): Der => sequence(oid(type), setOf([value]));

/** RFC 5035 section 4. SHA-256 is the default and, in DER, is therefore not written. */
const signingCertificate = (certificate: Certificate, digest: SigningDigest): Der =>
  sequence(
    sequence(
      sequence(
        ...(digest === 'sha-256' ? [] : [digestIdentifier(digest)]),
        octetString(digestBytes(digest, certificate.der)),
        sequence(sequence(context(4, certificate.issuer.der)), serialElement(certificate)),
      ),
    ),
  );

/** issuerAndSerialNumber, which SignerInfo names its signer by (RFC 5652 section 10.2.4). */
export const issuerAndSerial = (certificate: Certificate): Der =>
  sequence(certificate.issuer.der, serialElement(certificate));

/** As the certificate writes it, even where that is negative or too long. */
const serialElement = (certificate: Certificate): Der => element(tags.integer, certificate.serial);
