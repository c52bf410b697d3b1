import { instantFromEpoch, type Instant } from '#shared/kernel/instant.ts';
import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type {
  ContentFacts,
  Observation,
  SignatureValueFacts,
  SignerIdentifierFacts,
} from '#shared/verification/facts.ts';
import { hexOf, sameBytes } from '../asn1/bytes.ts';
import { decode } from '../asn1/decode.ts';
import { readOid } from '../asn1/oid.ts';
import { readTime } from '../asn1/time.ts';
import type { Tlv } from '../asn1/tlv.ts';
import { readOctetString } from '../asn1/values.ts';
import { factsOf } from '../certificate-facts.ts';
import type { AlgorithmIdentifier } from '../certificate/algorithm.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { attributeNames } from '../cms/attribute-names.ts';
import type { SignedData, SignerInfo, SignerIdentifier } from '../cms/signed-data.ts';
import { protectionObservations } from './algorithm-protection.ts';
import { algorithmFacts, digestByOid } from './digests.ts';
import type { SignedFacts } from './opened-signature.ts';
import { attributeFacts, referenceFacts, referencesOf } from './signer-certificate.ts';
import { signatureAlgorithmFacts } from './signature-value.ts';

type Read<T> = { readonly value: T | null; readonly unreadable: readonly Observation[] };

/** The one value of a signed attribute. Repeated or many-valued ones are another check's business: the first is shown. */
const signedValue = <T>(signer: SignerInfo, attribute: string, read: (root: Tlv) => T): Read<T> => {
  const value = signer.signedAttributes?.find(({ type }) => attributeNames[type] === attribute)?.values[0];
  if (value === undefined) return { value: null, unreadable: [] };
  const outcome = decode(value, read);
  if (outcome.ok) return { value: outcome.value, unreadable: [] };
  const reason = outcome.error.details['reason'] ?? null;
  return {
    value: null,
    unreadable: [{ code: 'policy.attribute-unreadable', details: { attribute, reason }, blocks: true }],
  };
};

const isNull = (parameters: Uint8Array | null): boolean =>
  parameters === null || (parameters.length === 2 && parameters[0] === 0x05 && parameters[1] === 0x00);

/** Digest algorithms carry NULL or nothing (RFC 5754 section 2). */
const parameterFaults = (algorithms: readonly AlgorithmIdentifier[]): readonly Observation[] =>
  algorithms
    .filter(({ parameters }) => !isNull(parameters))
    .map(({ oid }) => ({
      code: 'policy.parameters-unexpected',
      details: { algorithm: algorithmFacts(oid).name ?? oid },
      blocks: true,
    }));

/** RFC 5652 section 5.1: the version follows from what the structure holds. */
const expectedVersion = (data: SignedData): number => {
  if (data.otherCertificateTags.includes(0xa3) || data.otherRevocation > 0) return 5;
  if (data.otherCertificateTags.includes(0xa2)) return 4;
  const plain = data.contentType === '1.2.840.113549.1.7.1' && data.signers.every(({ version }) => version === 1);
  return plain && !data.otherCertificateTags.includes(0xa1) ? 1 : 3;
};

/** What is to be said of the structure around a signer's own element. */
const structureObservations = (
  data: SignedData,
  signer: SignerInfo,
  role: SignedFacts['role'],
): readonly Observation[] => {
  const seen: Observation[] = [...parameterFaults([...data.digestAlgorithms, signer.digestAlgorithm])];
  const expected = expectedVersion(data);
  if (data.version !== expected) {
    seen.push({ code: 'policy.version-unexpected', details: { found: data.version, expected }, blocks: true });
  }
  const { oid } = signer.digestAlgorithm;
  // A counter-signer's digest is not over the content, for which the head announces digests.
  if (role === 'signature' && !data.digestAlgorithms.some((announced) => announced.oid === oid)) {
    const algorithm = algorithmFacts(oid).name ?? oid;
    seen.push({ code: 'policy.digest-not-announced', details: { algorithm }, blocks: true });
  }
  if (signer.notDer !== null) {
    seen.push({ code: 'policy.signed-attributes-not-der', details: { reason: signer.notDer }, blocks: true });
  } else if (!signer.signedAttributesSorted) {
    seen.push({ code: 'policy.signed-attributes-unsorted', details: {}, blocks: true });
  }
  return seen;
};

const identifierFacts = (identifier: SignerIdentifier, certificate: Certificate | null): SignerIdentifierFacts =>
  identifier.kind === 'issuer-and-serial'
    ? {
        kind: 'issuer-and-serial',
        issuer: nameText(identifier.issuer),
        serial: hexOf(identifier.serial),
        asInCertificate: certificate === null ? null : sameBytes(identifier.issuer.der, certificate.issuer.der),
      }
    : { kind: 'key-identifier', value: hexOf(identifier.identifier) };

/** The digest that the signer names for its content; null when this program does not know it. */
export const digestNameOf = (signer: SignerInfo): AnyDigestAlgorithm | null => digestByOid(signer.digestAlgorithm.oid);

export type SignerEvidence = {
  readonly certificate: Certificate | null;
  readonly role: SignedFacts['role'];
  readonly family: SignedFacts['family'];
  readonly signatureValue: SignatureValueFacts;
  readonly content: Omit<ContentFacts, 'signedDigest'>;
  readonly observations: readonly Observation[];
};

/** Writes down what one SignerInfo says and what was found for it, before anybody’s trust is asked for. */
export const signerFacts = (data: SignedData, signer: SignerInfo, found: SignerEvidence): SignedFacts => {
  const { certificate } = found;
  const { references, unreadable } = referencesOf(signer);
  const contentType = signedValue(signer, 'content-type', readOid);
  const messageDigest = signedValue(signer, 'message-digest', (root) => hexOf(readOctetString(root)));
  const signingTime = signedValue(signer, 'signing-time', readTime);
  const claimed: Instant | null = signingTime.value === null ? null : instantFromEpoch(signingTime.value);
  return {
    family: found.family,
    role: found.role,
    version: signer.version,
    expectedVersion: signer.identifier.kind === 'issuer-and-serial' ? 1 : 3,
    signer: identifierFacts(signer.identifier, certificate),
    contentType: data.contentType,
    contentTypeAttribute: contentType.value,
    digestAlgorithm: algorithmFacts(signer.digestAlgorithm.oid),
    signatureAlgorithm: signatureAlgorithmFacts(signer.signatureAlgorithm),
    signedAttributes: signer.signedAttributes?.map(attributeFacts) ?? null,
    unsignedAttributes: signer.unsignedAttributes.map(attributeFacts),
    carriedRevocation: data.crls.length + data.otherRevocation,
    observations: [
      ...structureObservations(data, signer, found.role),
      ...protectionObservations(signer),
      ...unreadable,
      ...contentType.unreadable,
      ...messageDigest.unreadable,
      ...signingTime.unreadable,
      ...found.observations,
    ],
    claimedSigningTime: claimed,
    content: { ...found.content, signedDigest: messageDigest.value },
    certificate: certificate === null ? null : factsOf(certificate),
    references: references.map((reference) => referenceFacts(reference, certificate)),
    signatureValue: found.signatureValue,
  };
};
