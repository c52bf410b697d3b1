import type { Instant } from '#shared/kernel/instant.ts';
import type { XmlDocument } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import { sameBytes } from '../asn1/bytes.ts';
import { readCertificate, type Certificate } from '../certificate/certificate.ts';
import { digestBytes } from '../digest.ts';
import { digestByAddress } from '../verify/digests.ts';
import { indexDocument } from './document-index.ts';
import { readXmlSignature, type XmlSignature } from './read-signature.ts';
import { newBudget } from './resolve-reference.ts';
import { readQualifyingProperties, type QualifyingProperties } from './signed-properties.ts';
import { signedInfoBytes, verifyReferences, verifyValue, type VerifiedReference } from './verify-signature.ts';
import { xmlNames } from './signature-algorithms.ts';

export const xmlSignatureFaults = [
  'no-signature',
  'several-signatures',
  'damaged',
  'reference-unsupported',
  'reference-differs',
  'document-not-covered',
  'properties-not-covered',
  'no-certificate',
  'certificate-not-named',
  'algorithm-unsupported',
  'value-wrong',
] as const;
export type XmlSignatureFault = (typeof xmlSignatureFaults)[number];

/** `certificate` is the one whose key made the signature; whether to trust it is the caller's question. */
export type EnvelopedVerification =
  | {
      readonly ok: true;
      readonly certificate: Certificate;
      /** Certificates that travel with the signature. */
      readonly certificates: readonly Certificate[];
      /** What the signer says of the time (XAdES SigningTime); it proves nothing. */
      readonly claimedSigningTime: Instant | null;
    }
  | { readonly ok: false; readonly fault: XmlSignatureFault; readonly reason: string };

const fault = (name: XmlSignatureFault, reason = ''): EnvelopedVerification => ({ ok: false, fault: name, reason });

/** XAdES binds a certificate by its digest; a signature without such a property leaves the choice to KeyInfo. */
const isNamedBy = (properties: QualifyingProperties | null, { der }: Certificate): boolean =>
  (properties?.certificateReferences ?? []).every(({ digestAddress, hash }) => {
    const algorithm = digestByAddress(digestAddress);
    return algorithm !== null && sameBytes(digestBytes(algorithm, der), hash);
  });

const covers = (document: XmlDocument, { target, holds, withoutSignature }: VerifiedReference): boolean =>
  holds &&
  withoutSignature &&
  (target?.kind === 'document' || (target?.kind === 'element' && target.element === document.root));

const certificatesOf = ({ certificates }: XmlSignature): readonly Certificate[] =>
  certificates.flatMap((der) => {
    const read = readCertificate(der);
    return read.ok ? [read.value] : [];
  });

/**
 * Verifies the one signature that stands as a child of the root and covers all of the document but itself, as trust lists
 * are signed (ETSI TS 119 612 annex B): XMLDSig core validation, and XAdES properties where there are any. `helpers` are
 * certificates that the signature may have been made with and does not carry. Never throws on what the document holds.
 */
export const verifyXmlSignature = async (
  document: XmlDocument,
  helpers: readonly Certificate[] = [],
): Promise<EnvelopedVerification> => {
  const [element, ...others] = elementsOf(document.root, 'Signature', xmlNames.signature);
  if (element === undefined) return fault('no-signature');
  if (others.length > 0) return fault('several-signatures', `${others.length + 1}`);
  const index = indexDocument(document);
  const read = readXmlSignature(element);
  if (!read.ok) return fault('damaged', read.reason);
  const { signature } = read;
  const references = await verifyReferences(index, signature, () => null, newBudget());
  const troubled = references.find(({ trouble }) => trouble !== null);
  if (troubled !== undefined)
    return fault('reference-unsupported', `${troubled.trouble?.kind ?? ''} ${troubled.trouble?.what ?? ''}`);
  const differing = references.find(({ holds }) => !holds);
  if (differing !== undefined) return fault('reference-differs', differing.reference.uri ?? '');
  if (!references.some((one) => covers(document, one))) return fault('document-not-covered');
  const properties = readQualifyingProperties(signature);
  const signed = properties?.signed ?? null;
  if (signed !== null && !references.some(({ target }) => target?.kind === 'element' && target.element === signed))
    return fault('properties-not-covered');
  const [broken] = properties?.faults ?? [];
  if (broken !== undefined) return fault('damaged', `${broken.property}: ${broken.reason}`);

  const certificates = certificatesOf(signature);
  const candidates = [...certificates, ...helpers];
  if (candidates.length === 0) return fault('no-certificate');
  const named = candidates.filter((candidate) => isNamedBy(properties, candidate));
  if (named.length === 0) return fault('certificate-not-named');
  const bytes = signedInfoBytes(index, signature);
  const answers = named.map((candidate) => ({ candidate, answer: verifyValue(signature, bytes, candidate) }));
  const holding = answers.find(({ answer }) => answer === 'verifies');
  if (holding === undefined)
    return answers.some(({ answer }) => answer === 'unsupported')
      ? fault('algorithm-unsupported', signature.methodAddress)
      : fault('value-wrong');
  const claimedSigningTime = properties?.claimedSigningTime ?? null;
  return { ok: true, certificate: holding.candidate, certificates, claimedSigningTime };
};
