import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf, pathTo } from '../../xml/query.ts';

/** One step of an XPath: the name as written, counted where its parent holds several of that name. */
export const stepOf = (parent: XmlElement | null, element: XmlElement): string => {
  const alike = parent === null ? [element] : elementsOf(parent).filter(({ name }) => name === element.name);
  return alike.length < 2 ? element.name : `${element.name}[${alike.indexOf(element) + 1}]`;
};

const longest = 1_000;
export const shortPath = (path: string): string => harmlessLine(path).slice(0, longest);

/** Where an element stands, as an XPath with the prefixes of the document. */
export const pathOf = (root: XmlElement, element: XmlElement): string => {
  const way = pathTo(root, element) ?? [element];
  return shortPath(way.map((step, index) => `/${stepOf(way[index - 1] ?? null, step)}`).join(''));
};
