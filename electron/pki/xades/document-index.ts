import type { XmlDocument, XmlElement } from '../../xml/model.ts';
import { descendantsOf, elementsOf } from '../../xml/query.ts';

/** A document with what its tree does not say by itself: who stands above whom, and whom an Id names. */
export type DocumentIndex = {
  readonly document: XmlDocument;
  readonly parents: ReadonlyMap<XmlElement, XmlElement>;
  /** Without a document type any of these attributes may be meant as an Id: `Id`, `ID`, `id`, `wsu:Id`, `xml:id`. */
  readonly named: ReadonlyMap<string, readonly XmlElement[]>;
};

export const isNamed = ({ namespace, local }: XmlElement, wanted: string, name: string): boolean =>
  namespace === wanted && local === name;

export const indexDocument = (document: XmlDocument): DocumentIndex => {
  const parents = new Map<XmlElement, XmlElement>();
  const named = new Map<string, XmlElement[]>();
  for (const element of descendantsOf(document.root)) {
    for (const child of elementsOf(element)) parents.set(child, element);
    const ids = element.attributes.filter(({ local }) => local === 'Id' || local === 'ID' || local === 'id');
    for (const id of new Set(ids.map(({ value }) => value))) {
      const others = named.get(id);
      if (others === undefined) named.set(id, [element]);
      else others.push(element);
    }
  }
  return { document, parents, named };
};

/** The element itself, what it stands in, and so on up to the root. */
export const lineOf = ({ parents }: DocumentIndex, element: XmlElement): readonly XmlElement[] => {
  const line: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = parents.get(at)) line.push(at);
  return line;
};

/** Where an element stands, to show: `/Invoice/ds:Signature[2]`; places count only where a name repeats. */
export const shownPath = (index: DocumentIndex, element: XmlElement): string =>
  lineOf(index, element)
    .map((one) => {
      const parent = index.parents.get(one);
      const same = parent === undefined ? [] : elementsOf(parent).filter(({ name }) => name === one.name);
      return same.length < 2 ? `/${one.name}` : `/${one.name}[${same.indexOf(one) + 1}]`;
    })
    .toReversed()
    .join('');
