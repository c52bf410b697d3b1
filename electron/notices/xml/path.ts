import { harmlessLine } from '#shared/kernel/harmless-text.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf } from '../../xml/query.ts';

/** An element's place below its parent: the name as written, counted where the parent holds several of that name. */
type Step = { readonly parent: XmlElement | null; readonly step: string };

/** The steps of one parent's children, by name and place. */
export const stepsOf = (parent: XmlElement): readonly (readonly [child: XmlElement, step: string])[] => {
  const children = elementsOf(parent);
  const counts = new Map<string, number>();
  for (const { name } of children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const met = new Map<string, number>();
  return children.map((child) => {
    const at = (met.get(child.name) ?? 0) + 1;
    met.set(child.name, at);
    return [child, (counts.get(child.name) ?? 0) > 1 ? `${child.name}[${at}]` : child.name] as const;
  });
};

/** Made once for a document, when a place is first asked for: a search each time would be as long as the document. */
const maps = new WeakMap<XmlElement, ReadonlyMap<XmlElement, Step>>();
const placesIn = (root: XmlElement): ReadonlyMap<XmlElement, Step> => {
  const known = maps.get(root);
  if (known !== undefined) return known;
  const places = new Map<XmlElement, Step>([[root, { parent: null, step: root.name }]]);
  const visit = (parent: XmlElement): void => {
    for (const [child, step] of stepsOf(parent)) {
      places.set(child, { parent, step });
      visit(child);
    }
  };
  visit(root);
  maps.set(root, places);
  return places;
};

const longest = 1_000;
export const shortPath = (path: string): string => harmlessLine(path).slice(0, longest);

/** Where an element stands, as an XPath with the prefixes of the document. */
export const pathOf = (root: XmlElement, element: XmlElement): string => {
  const places = placesIn(root);
  const steps: string[] = [];
  let at: XmlElement | null = element;
  while (at !== null) {
    const place: Step | undefined = places.get(at);
    steps.push(place?.step ?? at.name);
    at = place?.parent ?? null;
  }
  return shortPath(`/${steps.toReversed().join('/')}`);
};
