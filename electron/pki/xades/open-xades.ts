import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { AttributeFacts, ContentSource, Observation, SignatureFacts } from '#shared/verification/facts.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import { hexOf } from '../asn1/bytes.ts';
import { factsOf } from '../certificate-facts.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { nameText } from '../certificate/name-text.ts';
import { digestBytes } from '../digest.ts';
import { digestByAddress } from '../verify/digests.ts';
import type { Evidence } from '../verify/evidence.ts';
import { seen } from '../verify/examined.ts';
import type { OpenedSignature, SignedFacts } from '../verify/opened-signature.ts';
import { signatureAlgorithmFacts } from '../verify/signature-value.ts';
import { chooseCertificate, xmlReferenceFacts } from './certificate-reference.ts';
import { coverageOf } from './coverage.ts';
import { isNamed, type DocumentIndex } from './document-index.ts';
import { xmlMaterial } from './property-values.ts';
import { readXmlSignature, type XmlReference, type XmlSignature } from './read-signature.ts';
import { dereference, findTarget, type Budget, type ReferenceTrouble } from './resolve-reference.ts';
import { readQualifyingProperties, xadesNames, type QualifyingProperties } from './signed-properties.ts';
import { signatureMethodOf, xmlNames } from './signature-algorithms.ts';
import { xmlTimestamps } from './timestamps.ts';
import {
  signedInfoBytes,
  verifyReferences,
  verifyValue,
  type OutsideFile,
  type VerifiedReference,
} from './verify-signature.ts';

/** A document of signatures, and where its References outside lead. */
export type XmlCarrier = {
  readonly index: DocumentIndex;
  /** Its name in reports. */
  readonly file: string;
  readonly size: number;
  readonly source: Extract<ContentSource, 'attached' | 'container'>;
  /** It holds signatures and nothing that anybody would sign. */
  readonly carrier: boolean;
  readonly outside: (uri: string) => OutsideFile | null;
  readonly budget: Budget;
};

/** An XML signature opened, and what it is over by name. */
export type OpenedXml = OpenedSignature & { readonly covers: readonly string[] };

export type XmlOpening =
  | { readonly ok: true; readonly opened: OpenedXml }
  | { readonly ok: false; readonly observation: Observation };

const troubleCodes = {
  missing: 'content.reference-missing',
  ambiguous: 'content.reference-ambiguous',
  unsupported: 'content.reference-unsupported',
  damaged: 'content.reference-unsupported',
  limit: 'content.reference-unsupported',
} as const satisfies Record<ReferenceTrouble['kind'], string>;

const referenceSeen = ({ reference, trouble, holds, digestAlgorithm }: VerifiedReference): readonly Observation[] => {
  const shown = reference.uri ?? '';
  if (trouble !== null) {
    const code = troubleCodes[trouble.kind];
    const named = code === 'content.reference-unsupported';
    return [named ? seen(code, { reference: shown, what: trouble.what }) : seen(code, { reference: shown })];
  }
  const algorithm = digestAlgorithm ?? reference.digestAddress;
  return holds ? [] : [seen('content.reference-mismatch', { reference: shown, algorithm })];
};

/** A Manifest is a list of digests that core validation does not follow: signing it signs none of the files in it. */
const manifestsSeen = (references: readonly VerifiedReference[]): readonly Observation[] =>
  references
    .filter(({ target }) => target?.kind === 'element' && isNamed(target.element, xmlNames.signature, 'Manifest'))
    .map(({ reference }) =>
      seen('content.reference-unsupported', { reference: reference.uri ?? '', what: 'Manifest' }),
    );

/** EN 319 132-1 clause 4.4.2: the signed properties are signed by a Reference of their type to this very element. */
const propertiesSeen = (
  properties: QualifyingProperties | null,
  references: readonly VerifiedReference[],
): readonly Observation[] => {
  if (properties === null) return [];
  const faults = properties.faults.map(({ property, reason }) =>
    seen('policy.attribute-unreadable', { attribute: property, reason }),
  );
  const { signed } = properties;
  const typed = references.filter(({ reference }) => reference.type === xadesNames.signedPropertiesType);
  const held = references.some(({ target }) => target?.kind === 'element' && target.element === signed);
  const astray =
    typed.length !== 1 || typed.some(({ target }) => target?.kind !== 'element' || target.element !== signed);
  return signed === null || !held || astray ? [...faults, seen('coverage.properties-unsigned')] : faults;
};

const attributeNames: Readonly<Record<string, string>> = {
  SigningTime: 'signing-time',
  SigningCertificate: 'signing-certificate',
  SigningCertificateV2: 'signing-certificate-v2',
  SignatureTimeStamp: 'signature-time-stamp',
  CertificateValues: 'certificate-values',
  RevocationValues: 'revocation-values',
  CounterSignature: 'countersignature',
};

const attributesOf = (properties: QualifyingProperties['signedProperties']): readonly AttributeFacts[] =>
  properties.map(({ name, element }) => ({
    oid: `${element.namespace}${name}`,
    name: attributeNames[name] ?? name,
    values: 1,
  }));

const identifierOf = (certificate: Certificate | null): SignatureFacts['signer'] =>
  certificate === null
    ? { kind: 'key-identifier', value: '' }
    : {
        kind: 'issuer-and-serial',
        issuer: nameText(certificate.issuer),
        serial: hexOf(certificate.serial),
        asInCertificate: true,
      };

const methodFacts = (address: string): SignatureFacts['signatureAlgorithm'] => {
  const algorithm = signatureMethodOf(address);
  return algorithm === null
    ? { oid: address, name: null, digest: null }
    : { ...signatureAlgorithmFacts(algorithm), oid: address };
};

type Parts = {
  readonly signature: XmlSignature;
  readonly properties: QualifyingProperties | null;
  readonly references: readonly VerifiedReference[];
  readonly certificate: Certificate | null;
  readonly signedInfo: Uint8Array | null;
  readonly observations: readonly Observation[];
  readonly carriedRevocation: number;
  readonly role: SignatureFacts['role'];
};

const signedFacts = (carrier: XmlCarrier, parts: Parts): SignedFacts => {
  const { signature, properties, references, certificate, signedInfo } = parts;
  const method = methodFacts(signature.methodAddress);
  const own = method.digest as AnyDigestAlgorithm | null;
  const digests = references.map(
    ({ reference }) => digestByAddress(reference.digestAddress) ?? reference.digestAddress,
  );
  return {
    family: 'XAdES',
    role: parts.role,
    version: 1,
    expectedVersion: 1,
    signer: identifierOf(certificate),
    contentType: xmlNames.signature,
    contentTypeAttribute: null,
    digestAlgorithm: { oid: signature.methodAddress, name: own },
    signatureAlgorithm: method,
    signedAttributes: properties === null ? null : attributesOf(properties.signedProperties),
    unsignedAttributes: properties === null ? [] : attributesOf(properties.unsignedProperties),
    carriedRevocation: parts.carriedRevocation,
    observations: parts.observations,
    claimedSigningTime: properties?.claimedSigningTime ?? null,
    content: {
      source: carrier.source,
      name: carrier.file,
      size: carrier.size,
      // The value is over SignedInfo, whose References carry the digests of everything else.
      signedDigest: null,
      computedDigest: own === null || signedInfo === null ? null : hexOf(digestBytes(own, signedInfo)),
      manifestDigests: [...new Set(digests)],
    },
    certificate: certificate === null ? null : factsOf(certificate),
    references: (properties?.certificateReferences ?? []).map((one) => xmlReferenceFacts(one, certificate)),
    signatureValue: certificate === null ? 'no-certificate' : verifyValue(signature, signedInfo, certificate),
  };
};

/** The bytes of a Reference for a timestamp over it, in the timestamp's own canonical form where it ends in nodes. */
const dataFor =
  ({ index, outside, budget }: XmlCarrier, signature: XmlSignature) =>
  async (
    reference: XmlReference,
    method: Parameters<typeof dereference>[6],
    feed: (bytes: Uint8Array) => void,
  ): Promise<boolean> => {
    const found = findTarget(index, reference.uri);
    if (!found.ok) return false;
    const file = found.target.kind === 'outside' ? outside(found.target.uri) : null;
    const bytes = file === null ? null : await file.bytes();
    const data = dereference(index, signature.element, reference, found, bytes, budget, method);
    if (data.ok) feed(data.bytes);
    return data.ok;
  };

const counterSignatureType = 'http://uri.etsi.org/01903#CountersignedSignature';

/** EN 319 132-1 clause 5.2.7.2: signatures over this signature's value, each in a property of its own. */
const openCounterSignatures = async (
  carrier: XmlCarrier,
  signature: XmlSignature,
  properties: QualifyingProperties | null,
  evidence: Evidence,
  depth: number,
): Promise<{ readonly opened: readonly OpenedXml[]; readonly observations: readonly Observation[] }> => {
  const elements = (properties?.unsignedProperties ?? [])
    .filter(({ name }) => name === 'CounterSignature')
    .flatMap(({ element }) => elementsOf(element, 'Signature', xmlNames.signature));
  const opened: OpenedXml[] = [];
  const observations: Observation[] = [];
  if (elements.length > 0 && depth >= 4)
    return { opened, observations: [seen('format.limit', { what: 'counter-signatures', count: depth, limit: 4 })] };
  for (const element of elements) {
    const read = await openXmlSignature(carrier, element, evidence, { over: signature, depth: depth + 1 });
    if (read.ok) opened.push(read.opened);
    else observations.push(read.observation);
  }
  return { opened, observations };
};

/** What a counter-signature has to be over: the value of the signature it stands in, and that by its type. */
const counterSeen = (references: readonly VerifiedReference[], over: XmlSignature): readonly Observation[] => {
  const typed = references.filter(({ reference }) => reference.type === counterSignatureType);
  const held = typed.some(({ target }) => target?.kind === 'element' && target.element === over.valueElement);
  return held ? [] : [seen('coverage.nothing-signed')];
};

/** Opens one Signature of a document (XMLDSig, XAdES) and follows its References. Never throws on what it holds. */
export const openXmlSignature = async (
  carrier: XmlCarrier,
  element: XmlElement,
  evidence: Evidence,
  within: { readonly over: XmlSignature | null; readonly depth: number } = { over: null, depth: 0 },
): Promise<XmlOpening> => {
  const { index, outside, budget } = carrier;
  const read = readXmlSignature(element);
  if (!read.ok)
    return { ok: false, observation: seen('format.damaged', { reason: read.reason, offset: element.offset }) };
  const { signature } = read;
  const properties = readQualifyingProperties(signature);
  const references = await verifyReferences(index, signature, outside, budget);
  const material = xmlMaterial(signature.certificates, properties?.unsignedProperties ?? []);
  const signedInfo = signedInfoBytes(index, signature);
  const certificate = chooseCertificate(
    properties?.certificateReferences ?? [],
    [...material.certificates, ...evidence.helpers, ...evidence.anchors],
    (candidate) => verifyValue(signature, signedInfo, candidate) === 'verifies',
  );
  const coverage =
    within.over === null
      ? coverageOf(index, signature, references, properties?.signed ?? null, carrier.file, carrier.carrier)
      : { covers: [], observations: counterSeen(references, within.over) };
  const counters = await openCounterSignatures(carrier, signature, properties, evidence, within.depth);
  const facts = signedFacts(carrier, {
    signature,
    properties,
    references,
    certificate,
    signedInfo,
    carriedRevocation: material.crls.length + material.ocsps.length,
    role: within.over === null ? 'signature' : 'counter-signature',
    observations: [
      ...references.flatMap(referenceSeen),
      ...manifestsSeen(references),
      ...propertiesSeen(properties, references),
      ...coverage.observations,
      ...counters.observations,
      ...material.observations,
    ],
  });
  const stamped = { index, signature, dataOf: dataFor(carrier, signature), certificates: signature.certificates };
  return {
    ok: true,
    opened: {
      facts,
      certificate,
      value: signature.value,
      material,
      timestamps: properties === null ? [] : xmlTimestamps({ ...stamped, properties }),
      counterSignatures: counters.opened,
      covers: coverage.covers,
    },
  };
};
