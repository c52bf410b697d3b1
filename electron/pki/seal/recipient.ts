import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto';
import type { Outcome } from '#shared/kernel/failure.ts';
import { instantFromEpoch, type Instant, epochMilliseconds } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSeal, type SealCode } from '#shared/signature/seal-codes.ts';
import { context, integer, nothing, octetString, oid, sequence, type Der } from '../asn1/encode.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { keyUsages } from '../certificate/extension-values.ts';
import { nameText } from '../certificate/name-text.ts';
import { issuerAndSerial } from '../cades/signed-attributes.ts';
import { agreementRecipient, isAgreementCurve, type AgreementCurve } from './agreement.ts';
import { sealOids } from './seal-oids.ts';

/** How the key of the content gets to one certificate. */
export type Recipient = { readonly certificate: Certificate; readonly name: string } & (
  | { readonly by: 'rsa-oaep' }
  | { readonly by: 'ecdh'; readonly curve: AgreementCurve }
);

/** RFC 8017 with the strengths of NIST SP 800-131A: less is read by nobody who should. */
const leastRsaBits = 2048;

const keyOf = (certificate: Certificate): KeyObject | null => {
  try {
    return createPublicKey({ key: Buffer.from(certificate.publicKey.der), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
};

/**
 * Says how a certificate can be sealed to, or why not: its key, its key usage (RFC 5280 section 4.2.1.3: keyEncipherment for
 * RSA, keyAgreement for curves; absent means any) and its term at `now`.
 */
export const recipientOf = (certificate: Certificate, now: Instant): Outcome<Recipient, SealCode> => {
  const name = nameText(certificate.subject);
  const at = epochMilliseconds(now);
  if (at > certificate.notAfter)
    return failSeal('seal.recipient-expired', { recipient: name, notAfter: instantFromEpoch(certificate.notAfter) });
  if (at < certificate.notBefore)
    return failSeal('seal.recipient-not-yet', { recipient: name, notBefore: instantFromEpoch(certificate.notBefore) });
  const key = keyOf(certificate);
  const allows = (usage: 'keyEncipherment' | 'keyAgreement'): boolean => {
    const { keyUsage } = certificate.extensions;
    return keyUsage === null || (keyUsage & keyUsages[usage]) !== 0;
  };
  const { modulusLength = 0, namedCurve } = key?.asymmetricKeyDetails ?? {};
  if (key?.asymmetricKeyType === 'rsa' && modulusLength >= leastRsaBits)
    return allows('keyEncipherment')
      ? ok({ certificate, name, by: 'rsa-oaep' })
      : failSeal('seal.recipient-usage', { recipient: name, usage: 'keyEncipherment' });
  if (key?.asymmetricKeyType === 'ec' && isAgreementCurve(namedCurve))
    return allows('keyAgreement')
      ? ok({ certificate, name, by: 'ecdh', curve: namedCurve })
      : failSeal('seal.recipient-usage', { recipient: name, usage: 'keyAgreement' });
  const algorithm =
    key === null ? certificate.publicKey.algorithm.oid : `${key.asymmetricKeyType} ${namedCurve ?? modulusLength}`;
  return failSeal('seal.recipient-key', { recipient: name, algorithm: algorithm.trim() });
};

/** RSAES-OAEP-params with SHA-256 throughout (RFC 4055 section 4.1, RFC 3560). */
const oaepAlgorithm = (): Der => {
  const sha256 = sequence(oid(sealOids.sha256), nothing());
  return sequence(
    oid(sealOids.rsaOaep),
    sequence(context(0, sha256), context(1, sequence(oid(sealOids.mgf1), sha256))),
  );
};

/** KeyTransRecipientInfo (RFC 5652 section 6.2.1). */
const transportRecipient = (certificate: Certificate, contentKey: Uint8Array): Der => {
  const key = createPublicKey({ key: Buffer.from(certificate.publicKey.der), format: 'der', type: 'spki' });
  const encrypted = publicEncrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    Buffer.from(contentKey),
  );
  return sequence(integer(0), issuerAndSerial(certificate), oaepAlgorithm(), octetString(encrypted));
};

/** The RecipientInfo that carries `contentKey` to this recipient. */
export const recipientInfo = (recipient: Recipient, contentKey: Uint8Array): Der =>
  recipient.by === 'rsa-oaep'
    ? transportRecipient(recipient.certificate, contentKey)
    : agreementRecipient(recipient.certificate, recipient.curve, contentKey);
