import type { Digest } from '#shared/kernel/digest.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok } from '#shared/kernel/result.ts';
import { failSignature } from '#shared/signature/codes.ts';
import {
  schemesOf,
  signatureAlgorithm,
  type SignatureAlgorithm,
  type SigningDigest,
} from '#shared/signature/signature-algorithm.ts';
import { decode } from '../pki/asn1/decode.ts';
import { algorithmIdentifier } from '../pki/cades/algorithm-identifier.ts';
import { chainToInclude, type SignatureParts } from '../pki/cades/assemble.ts';
import { dataInDocument, dataToCountersign, dataToSign } from '../pki/cades/signed-attributes.ts';
import { readAlgorithm } from '../pki/certificate/algorithm.ts';
import { readCertificate, type Certificate } from '../pki/certificate/certificate.ts';
import { factsOf } from '../pki/certificate-facts.ts';
import { verifySignature } from '../pki/path/verify-signature.ts';
import { keyText } from '#shared/signature/judge-key.ts';
import type { KeyCode, KeyIdentity, KeySession } from './key-session.ts';

const attributesOver = { content: dataToSign, signature: dataToCountersign, document: dataInDocument } as const;
export type SignedThing = keyof typeof attributesOver;

/**
 * The three acts of CAdES over a digest made before: data to sign, signature by the session's key, parts to assemble.
 * The digest's algorithm is also the signature's; the scheme is the usual one of the key unless `scheme` says otherwise.
 * The value that comes back is checked against the certificate at once, so that a key and a certificate that do not
 * belong together are `signing.certificate-mismatch` here and not at the platform. `withRoot` puts a root in too.
 */
export const signDigest = async (input: {
  readonly session: KeySession;
  readonly identity: KeyIdentity;
  readonly contentDigest: Digest<SigningDigest>;
  readonly claimedSigningTime: Instant;
  /** `signature`: the digest is of another's signature value, which is countersigned; `document`: of a PDF. */
  readonly over?: SignedThing;
  readonly scheme?: SignatureAlgorithm['scheme'];
  readonly withRoot?: boolean;
}): Promise<Outcome<SignatureParts, KeyCode>> => {
  const { session, identity, contentDigest } = input;
  const read = readCertificate(identity.certificate);
  if (!read.ok) {
    return failSignature('signing.certificate-unreadable', { reason: read.error.details['reason'] ?? null });
  }
  const certificate = read.value;
  const facts = factsOf(certificate);
  const scheme = input.scheme ?? schemesOf(facts.key)[0];
  const algorithm = scheme === undefined ? null : signatureAlgorithm(scheme, contentDigest.algorithm);
  if (algorithm === null) {
    return failSignature('key.algorithm-unfit', { key: identity.keyId, algorithm: keyText(facts.key) });
  }
  const signedAttributes = attributesOver[input.over ?? 'content']({
    contentDigest,
    certificate,
    claimedSigningTime: input.claimedSigningTime,
  });
  const signed = await session.sign(identity.keyId, algorithm, signedAttributes);
  if (!signed.ok) return signed;
  if (!fits(certificate, algorithm, signedAttributes, signed.value)) {
    return failSignature('signing.certificate-mismatch', { subject: facts.subject.text });
  }
  return ok({
    signedAttributes,
    signature: signed.value,
    algorithm,
    certificate,
    chain: chainToInclude(
      identity.chain.map((der) => ({ der })),
      input.withRoot ?? false,
    ),
  });
};

const fits = (
  { publicKey }: Certificate,
  used: SignatureAlgorithm,
  data: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const algorithm = decode(algorithmIdentifier(used), readAlgorithm);
  return algorithm.ok && verifySignature({ algorithm: algorithm.value, publicKey, data, signature }) === 'valid';
};
