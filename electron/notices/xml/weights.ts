import type { Weight, WeightUnit } from '#shared/procedure/criteria.ts';
import { readWeight } from '#shared/procedure/weights.ts';
import type { XmlElement } from '../../xml/model.ts';
import { lineOf, shown, tell, type XmlFacts } from './facts.ts';

/** A weight in one element; what is none is null and a finding with its place. */
export const weightOf = (
  facts: XmlFacts,
  element: XmlElement | null,
  unit: WeightUnit,
  isMiddle = false,
): Weight | null => {
  const text = lineOf(facts, element);
  if (text === null || element === null) return null;
  const reading = readWeight(text, unit, isMiddle);
  if (reading.kind === 'read') return reading.weight;
  const details = { field: element.local, text: shown(text) };
  tell(
    facts,
    element,
    reading.kind === 'unreadable' ? 'notice.weight-unreadable' : 'notice.weight-out-of-range',
    details,
  );
  return null;
};
