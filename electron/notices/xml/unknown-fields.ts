import { harmlessText } from '#shared/kernel/harmless-text.ts';
import type { UnknownField } from '#shared/procedure/model.ts';
import type { XmlElement } from '../../xml/model.ts';
import { elementsOf, textOf } from '../../xml/query.ts';
import type { XmlFacts } from './facts.ts';
import { shortPath, stepsOf } from './path.ts';

const mostShown = 1_000;
const longestValue = 300;

export type UnknownFields = { readonly unknownCount: number; readonly unknownFields: readonly UnknownField[] };

/**
 * The values of a notice that nothing asked for: elements without children whose text is not blank. Attributes only
 * qualify such a value and are not counted. `within`: the notice itself, where a file holds several.
 */
export const unknownFieldsOf = (facts: XmlFacts, within: XmlElement = facts.root): UnknownFields => {
  const unknownFields: UnknownField[] = [];
  let unknownCount = 0;
  const visit = (element: XmlElement, path: string): void => {
    const children = elementsOf(element);
    if (children.length === 0) {
      if (facts.known.has(element)) return;
      const value = textOf(element).trim();
      if (value === '') return;
      unknownCount += 1;
      if (unknownFields.length < mostShown)
        unknownFields.push({ path: shortPath(path), value: harmlessText(value.slice(0, longestValue)) });
      return;
    }
    for (const [child, step] of stepsOf(element)) visit(child, `${path}/${step}`);
  };
  visit(within, `/${within.name}`);
  return { unknownCount, unknownFields };
};
