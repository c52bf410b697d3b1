import type { XmlElement, XmlNode } from './model.ts';

const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element';

/** Child elements; with a local name only those, with a namespace only those of it. */
export const elementsOf = (element: XmlElement, local?: string, namespace?: string): readonly XmlElement[] =>
  element.children
    .filter(isElement)
    .filter(
      (child) =>
        (local === undefined || child.local === local) && (namespace === undefined || child.namespace === namespace),
    );

/** The first child element of a local name (and namespace), or null. */
export const elementOf = (element: XmlElement, local: string, namespace?: string): XmlElement | null =>
  elementsOf(element, local, namespace)[0] ?? null;

/** Follows local names down, the first of each; null where one is missing. */
export const elementAt = (element: XmlElement, ...locals: readonly string[]): XmlElement | null => {
  let at: XmlElement | null = element;
  for (const local of locals) at = at === null ? null : elementOf(at, local);
  return at;
};

/** All text inside an element, its descendants' included, in document order. */
export const textOf = (element: XmlElement): string => {
  let text = '';
  for (const child of element.children) {
    if (child.kind === 'text') text += child.text;
    else if (child.kind === 'element') text += textOf(child);
  }
  return text;
};

/** The text at the end of a way down, without spaces around it; null where the way ends early. */
export const textAt = (element: XmlElement, ...locals: readonly string[]): string | null => {
  const found = elementAt(element, ...locals);
  return found === null ? null : textOf(found).trim();
};

/** An attribute's value, by default of one in no namespace; null without it. */
export const attributeOf = (element: XmlElement, local: string, namespace = ''): string | null =>
  element.attributes.find((attribute) => attribute.local === local && attribute.namespace === namespace)?.value ?? null;

/** Every element of the tree, parents before children. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of elementsOf(element)) yield* descendantsOf(child);
}

/** The elements from the tree's root to one of its elements, both included; null where it is not in the tree. */
export const pathTo = (root: XmlElement, wanted: XmlElement): readonly XmlElement[] | null => {
  if (root === wanted) return [root];
  for (const child of elementsOf(root)) {
    if (child.offset > wanted.offset || child.end < wanted.end) continue;
    const below = pathTo(child, wanted);
    if (below !== null) return [root, ...below];
  }
  return null;
};
