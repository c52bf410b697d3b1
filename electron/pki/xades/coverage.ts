import type { Observation } from '#shared/verification/facts.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';
import { nameOfReference } from '../containers/entry-name-read.ts';
import { isNamed, shownPath, type DocumentIndex } from './document-index.ts';
import { hasStrayText, type XmlSignature } from './read-signature.ts';
import { xadesNames } from './signed-properties.ts';
import { xmlNames } from './signature-algorithms.ts';
import type { VerifiedReference } from './verify-signature.ts';

/** Parts named of one document: who needs more has seen enough. */
const mostNamed = 50;

export type Coverage = {
  /** What the signature is over, by name: the document, elements by their place, files by the name that their URI gives. */
  readonly covers: readonly string[];
  readonly observations: readonly Observation[];
};

const unsigned = (element: string): Observation => ({
  code: 'coverage.element-unsigned',
  details: { element },
  blocks: true,
});

const isId = (local: string): boolean => local === 'Id' || local === 'ID' || local === 'id';

/** Content of the document that lies outside every covered element; Signatures speak for themselves. */
const outsideOf = (index: DocumentIndex, covered: ReadonlySet<XmlElement>): readonly string[] => {
  const found: string[] = [];
  const holds = new Set<XmlElement>();
  for (const element of covered)
    for (let at = index.parents.get(element); at !== undefined; at = index.parents.get(at)) holds.add(at);
  const walk = (element: XmlElement): void => {
    if (covered.has(element) || isNamed(element, xmlNames.signature, 'Signature')) return;
    if (!holds.has(element)) {
      found.push(shownPath(index, element));
      return;
    }
    const said = element.attributes.filter(
      ({ local, namespace }) => !isId(local) && !namespace.endsWith('/XMLSchema-instance'),
    );
    if (said.length > 0 || hasStrayText(element))
      found.push(`${shownPath(index, element)}${said.map(({ name }) => `/@${name}`).join('')}`);
    for (const child of elementsOf(element)) walk(child);
  };
  walk(index.document.root);
  for (const { kind, ...node } of [...index.document.before, ...index.document.after])
    if (kind === 'instruction' && 'target' in node) found.push(`<?${node.target}?>`);
  return found;
};

/** Objects of the Signature itself that nothing covers; those that hold XAdES properties are looked at by themselves. */
const openObjects = (signature: XmlSignature, covered: ReadonlySet<XmlElement>): readonly XmlElement[] =>
  signature.objects.filter((object) => {
    const known = (child: XmlElement): boolean =>
      covered.has(child) || isNamed(child, xadesNames.properties, 'QualifyingProperties');
    const children = elementsOf(object);
    return !covered.has(object) && (children.length === 0 || hasStrayText(object) || !children.every(known));
  });

/**
 * What a signature is over, by name, and what stands in its document and is not covered. `ownFile` is the document's name;
 * `carrier` says that the document is nothing but a carrier of signatures, as META-INF/signatures.xml is.
 */
export const coverageOf = (
  index: DocumentIndex,
  signature: XmlSignature,
  references: readonly VerifiedReference[],
  signedProperties: XmlElement | null,
  ownFile: string,
  carrier: boolean,
): Coverage => {
  const followed = references.filter(({ trouble }) => trouble === null);
  const elements = followed.flatMap(({ target }) => (target?.kind === 'element' ? [target.element] : []));
  const data = elements.filter((element) => element !== signedProperties);
  const whole = followed.some(
    ({ target }) =>
      target?.kind === 'document' || (target?.kind === 'element' && target.element === index.document.root),
  );
  const outside = followed.flatMap(({ target }) =>
    target?.kind === 'outside' ? [nameOfReference(target.uri) ?? target.uri] : [],
  );
  const covered = new Set(elements);
  const covers = [...(whole ? [ownFile] : data.map((element) => shownPath(index, element))), ...outside];
  const parts = [
    ...(whole || carrier ? [] : outsideOf(index, covered)),
    ...openObjects(signature, covered).map((object) => shownPath(index, object)),
  ];
  const observations = parts.slice(0, mostNamed).map(unsigned);
  if (covers.length === 0) observations.push({ code: 'coverage.nothing-signed', details: {}, blocks: true });
  return { covers, observations };
};
