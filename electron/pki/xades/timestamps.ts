import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { TimestampKind } from '#shared/verification/facts.ts';
import type { XmlElement } from '../../xml/model.ts';
import { attributeOf, elementsOf } from '../../xml/query.ts';
import { startDigest } from '../digest.ts';
import type { Expectation, OpenedTimestamp } from '../verify/opened-signature.ts';
import { canonicalXml, NoCanonicalForm, type CanonicalMethod } from './canonical-xml.ts';
import { isNamed, type DocumentIndex } from './document-index.ts';
import { objectsIn, tokensIn } from './property-values.ts';
import type { XmlReference, XmlSignature } from './read-signature.ts';
import { canonicalMethodOf } from './resolve-reference.ts';
import { xadesNames, type QualifyingProperties, type XmlProperty } from './signed-properties.ts';
import { xmlNames } from './signature-algorithms.ts';

/** What timestamps need of the signature they stand in. `dataOf` feeds the bytes of a Reference; false: not to be had. */
export type StampedSignature = {
  readonly index: DocumentIndex;
  readonly signature: XmlSignature;
  readonly properties: QualifyingProperties;
  readonly dataOf: (
    reference: XmlReference,
    method: CanonicalMethod,
    feed: (bytes: Uint8Array) => void,
  ) => Promise<boolean>;
  /** Certificates of KeyInfo, which archive timestamps cover. */
  readonly certificates: readonly Uint8Array[];
};

const unfit = (property: string): Expectation => ({
  kind: 'unfit',
  observation: { code: 'proof.stamp-not-read', details: { property }, blocks: true },
});

const byDefault: CanonicalMethod = { form: 'c14n-1.0', comments: false, inclusivePrefixes: [] };

/** The form that the timestamp names for what it is over; Canonical XML 1.0 where it names none. Null: one not known. */
const methodOf = (element: XmlElement): CanonicalMethod | null => {
  const [named, second] = elementsOf(element, 'CanonicalizationMethod', xmlNames.signature);
  if (named === undefined) return byDefault;
  if (second !== undefined) return null;
  return canonicalMethodOf({ address: attributeOf(named, 'Algorithm') ?? '', element: named });
};

const feedReferences = async (
  { signature, dataOf }: StampedSignature,
  wanted: (reference: XmlReference) => boolean,
  method: CanonicalMethod,
  feed: (bytes: Uint8Array) => void,
): Promise<boolean> => {
  for (const reference of signature.references.filter(wanted))
    if (!(await dataOf(reference, method, feed))) return false;
  return true;
};

type Feed = (
  stamped: StampedSignature,
  property: XmlProperty,
  method: CanonicalMethod,
  feed: (bytes: Uint8Array) => void,
) => Promise<boolean>;

const feedElements = ({ index }: StampedSignature, elements: readonly XmlElement[], method: CanonicalMethod) =>
  elements.map((apex) => canonicalXml({ index, apex }, method));

/** EN 319 132-1 clause 5.3: the SignatureValue element. */
const overSignature: Feed = (stamped, _property, method, feed) => {
  for (const bytes of feedElements(stamped, [stamped.signature.valueElement], method)) feed(bytes);
  return Promise.resolve(true);
};

/** Clause 5.2.8.1: everything that is referenced, but for the signed properties. */
const overContent: Feed = (stamped, _property, method, feed) =>
  feedReferences(stamped, ({ type }) => type !== xadesNames.signedPropertiesType, method, feed);

const before = ({ properties }: StampedSignature, property: XmlProperty): readonly XmlProperty[] =>
  properties.unsignedProperties.slice(0, properties.unsignedProperties.indexOf(property));

/**
 * Clause 5.5.2.2: what is referenced; SignedInfo, SignatureValue and KeyInfo; the unsigned properties that stand before
 * the timestamp; and the Objects that hold no properties.
 */
const overEverything: Feed = async (stamped, property, method, feed) => {
  const { signature, properties } = stamped;
  if (!(await feedReferences(stamped, () => true, method, feed))) return false;
  const elements = [
    signature.signedInfo,
    signature.valueElement,
    ...(signature.keyInfo === null ? [] : [signature.keyInfo]),
    ...before(stamped, property).map(({ element }) => element),
    ...signature.objects.filter((object) => !elementsOf(object).includes(properties.element)),
  ];
  for (const bytes of feedElements(stamped, elements, method)) feed(bytes);
  return true;
};

const readable: readonly {
  readonly namespace: string;
  readonly name: string;
  readonly kind: TimestampKind;
  readonly feed: Feed | null;
}[] = [
  { namespace: xadesNames.properties, name: 'SignatureTimeStamp', kind: 'signature-time-stamp', feed: overSignature },
  { namespace: xadesNames.properties, name: 'AllDataObjectsTimeStamp', kind: 'content-time-stamp', feed: overContent },
  { namespace: xadesNames.properties, name: 'IndividualDataObjectsTimeStamp', kind: 'content-time-stamp', feed: null },
  { namespace: xadesNames.later, name: 'ArchiveTimeStamp', kind: 'archive-time-stamp', feed: overEverything },
  { namespace: xadesNames.properties, name: 'ArchiveTimeStamp', kind: 'archive-time-stamp', feed: null },
  { namespace: xadesNames.properties, name: 'SigAndRefsTimeStamp', kind: 'references-time-stamp', feed: null },
  { namespace: xadesNames.properties, name: 'RefsOnlyTimeStamp', kind: 'references-time-stamp', feed: null },
  { namespace: xadesNames.later, name: 'SigAndRefsTimeStampV2', kind: 'references-time-stamp', feed: null },
  { namespace: xadesNames.later, name: 'RefsOnlyTimeStampV2', kind: 'references-time-stamp', feed: null },
];

const expectationOf = async (
  stamped: StampedSignature,
  property: XmlProperty,
  kind: TimestampKind,
  feed: Feed | null,
  algorithm: AnyDigestAlgorithm,
): Promise<Expectation> => {
  const method = methodOf(property.element);
  // Implicit is the only way looked at: Include and ReferenceInfo choose what is covered (clause 5.1.4.4).
  const chosen = elementsOf(property.element).some(({ local }) => local === 'Include' || local === 'ReferenceInfo');
  if (method === null || feed === null || chosen) return unfit(property.name);
  const hasher = startDigest(algorithm);
  try {
    if (!(await feed(stamped, property, method, hasher.update))) return unfit(property.name);
  } catch (error) {
    if (error instanceof NoCanonicalForm) return unfit(property.name);
    throw error;
  }
  const archive = kind === 'archive-time-stamp';
  const objects = archive ? [...stamped.certificates, ...objectsIn(before(stamped, property))] : [];
  return {
    kind: 'imprint',
    digest: hasher.digest(),
    covers: { signature: kind !== 'content-time-stamp', objects },
  };
};

/** The timestamps that a XAdES signature carries, in the order in which they stand. */
export const xmlTimestamps = (stamped: StampedSignature): readonly OpenedTimestamp[] =>
  [...stamped.properties.signedProperties, ...stamped.properties.unsignedProperties].flatMap((property) => {
    const known = readable.find(({ namespace, name }) => isNamed(property.element, namespace, name));
    if (known === undefined) return [];
    return tokensIn(property.element).map((token): OpenedTimestamp => ({
      kind: known.kind,
      token,
      expects: (algorithm) => expectationOf(stamped, property, known.kind, known.feed, algorithm),
    }));
  });
