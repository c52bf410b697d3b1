import type { AnyDigestAlgorithm } from '#shared/kernel/digest.ts';
import type { Observation } from '#shared/verification/facts.ts';
import type { SignatureReport } from '#shared/verification/report.ts';
import type { XmlElement } from '../../xml/model.ts';
import { descendantsOf } from '../../xml/query.ts';
import { readXml } from '../../xml/read-xml.ts';
import { nameOfReference } from '../containers/entry-name-read.ts';
import { digestByAddress } from '../verify/digests.ts';
import type { Evidence } from '../verify/evidence.ts';
import { seen } from '../verify/examined.ts';
import { proveSignature } from '../verify/prove-signature.ts';
import { signatureReport } from '../verify/signature-report.ts';
import { indexDocument, isNamed, type DocumentIndex } from './document-index.ts';
import { openXmlSignature, type OpenedXml } from './open-xades.ts';
import { readXmlSignature, xmlSignatureLimits } from './read-signature.ts';
import { newBudget } from './resolve-reference.ts';
import { xadesNames } from './signed-properties.ts';
import { xmlNames } from './signature-algorithms.ts';
import type { OutsideFile } from './verify-signature.ts';

/** A file of a container that holds XML signatures, taken apart. */
export type XmlCarrierFile = {
  readonly name: string;
  readonly size: number;
  readonly index: DocumentIndex;
  readonly elements: readonly XmlElement[];
};

export type CarriersRead = {
  readonly carriers: readonly XmlCarrierFile[];
  /** The digests that are asked of each file of the container, by its name. */
  readonly wanted: readonly (readonly [name: string, algorithm: AnyDigestAlgorithm])[];
  readonly observations: readonly Observation[];
};

/** Roots of META-INF/signatures*.xml: EN 319 162-1 clause A.5, and OpenDocument's, which older containers have. */
const carrierRoots = [
  ['http://uri.etsi.org/02918/v1.2.1#', 'XAdESSignatures'],
  ['http://uri.etsi.org/2918/v1.2.1#', 'XAdESSignatures'],
  ['urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0', 'document-signatures'],
  [xmlNames.signature, 'Signature'],
] as const;

const signaturesIn = (index: DocumentIndex): readonly XmlElement[] =>
  [...descendantsOf(index.document.root)].filter((element) => {
    const parent = index.parents.get(element);
    const counter = parent !== undefined && isNamed(parent, xadesNames.properties, 'CounterSignature');
    return isNamed(element, xmlNames.signature, 'Signature') && !counter;
  });

/** Takes the signature files of a container apart, so that every file it is over is read once for all of them. */
export const readCarriers = (files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): CarriersRead => {
  const carriers: XmlCarrierFile[] = [];
  const wanted: [string, AnyDigestAlgorithm][] = [];
  const observations: Observation[] = [];
  for (const { name, bytes } of files) {
    const read = readXml(bytes);
    if (!read.ok) {
      const { code, details } = read.error;
      observations.push(
        seen('format.xml-damaged', { reason: String(details['reason'] ?? code), line: details['line'] ?? null }),
      );
      continue;
    }
    const index = indexDocument(read.value);
    const { root } = read.value;
    const elements = signaturesIn(index);
    const known = carrierRoots.some(([namespace, local]) => isNamed(root, namespace, local));
    if (!known) observations.push(seen('format.not-supported', { what: `${name} <${root.name}>` }));
    else if (elements.length === 0) observations.push(seen('format.no-signers'));
    const limit = xmlSignatureLimits.signatures;
    if (elements.length > limit) observations.push(seen('format.limit', { what: name, count: elements.length, limit }));
    const taken = elements.slice(0, limit);
    carriers.push({ name, size: bytes.length, index, elements: taken });
    for (const element of taken) {
      const signature = readXmlSignature(element);
      for (const { uri, digestAddress } of signature.ok ? signature.signature.references : []) {
        const file = uri === null ? null : nameOfReference(uri);
        const algorithm = digestByAddress(digestAddress);
        if (file !== null && algorithm !== null) wanted.push([file, algorithm]);
      }
    }
  }
  return { carriers, wanted, observations };
};

/** A signature of a container, opened, and the file that holds it. */
export type InsideXml = { readonly file: string; readonly opened: OpenedXml };

/** Opens every signature of the carriers; `outside` gives a file of the container by its name. */
export const openCarriers = async (
  { carriers }: CarriersRead,
  outside: (name: string) => OutsideFile | null,
  evidence: Evidence,
): Promise<{ readonly inside: readonly InsideXml[]; readonly observations: readonly Observation[] }> => {
  const inside: InsideXml[] = [];
  const observations: Observation[] = [];
  const budget = newBudget();
  for (const { name, size, index, elements } of carriers) {
    const carrier = {
      index,
      file: name,
      size,
      source: 'container',
      carrier: true,
      outside: (uri: string) => {
        const file = nameOfReference(uri);
        return file === null ? null : outside(file);
      },
      budget,
    } as const;
    for (const element of elements) {
      const opening = await openXmlSignature(carrier, element, evidence);
      if (!opening.ok) {
        observations.push(opening.observation);
        continue;
      }
      inside.push({ file: name, opened: opening.opened });
    }
  }
  return { inside, observations };
};

/** Facts, checks and conclusion of one such signature; `around` is what was seen of the container. */
export const reportOfInside = async (
  { file, opened }: InsideXml,
  container: 'ASiC-E' | 'ASiC-S',
  around: readonly Observation[],
  evidence: Evidence,
): Promise<SignatureReport> => {
  const facts = { ...opened.facts, observations: [...opened.facts.observations, ...around] };
  const proven = await proveSignature({ ...opened, facts }, evidence);
  return signatureReport(proven, { container, signatureFile: file, covers: opened.covers }, evidence);
};

/** META-INF/manifest.xml lists names and types for those who pack; it is no document (OpenDocument 1.2 part 3). */
export const isPackingList = (bytes: Uint8Array): boolean => {
  const read = readXml(bytes);
  return read.ok && isNamed(read.value.root, 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest');
};
