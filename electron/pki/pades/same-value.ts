import { sameBytes } from '../asn1/bytes.ts';
import type { PdfRevision } from './pdf-document.ts';
import {
  isArray,
  isDictionary,
  isReference,
  isStream,
  isString,
  type PdfDictionary,
  type PdfValue,
} from './pdf-values.ts';

const sameEntries = (a: PdfDictionary, b: PdfDictionary): boolean =>
  a.entries.size === b.entries.size &&
  a.repeated.length === 0 &&
  b.repeated.length === 0 &&
  [...a.entries].every(([key, value]) => b.entries.has(key) && sameValue(value, b.entries.get(key) ?? null));

/** Whether two values say the same; references by their number, streams not at all. */
export const sameValue = (a: PdfValue | undefined, b: PdfValue | undefined): boolean => {
  const [one = null, other = null] = [a, b];
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (isReference(one)) return isReference(other) && one.number === other.number && one.generation === other.generation;
  if (isArray(one))
    return (
      isArray(other) &&
      one.items.length === other.items.length &&
      one.items.every((item, at) => sameValue(item, other.items[at]))
    );
  if (isString(one)) return isString(other) && sameBytes(one.bytes, other.bytes);
  if (isDictionary(one)) return isDictionary(other) && sameEntries(one, other);
  if (isStream(one)) return false;
  return !isReference(other) && other.kind === 'name' && one.name === other.name;
};

/** The same of objects of two revisions, the data of streams included. */
export const sameObject = async (
  [before, one]: readonly [PdfRevision, PdfValue],
  [after, other]: readonly [PdfRevision, PdfValue],
): Promise<boolean> => {
  if (!isStream(one) || !isStream(other)) return sameValue(one, other);
  return (
    sameEntries(one.dictionary, other.dictionary) && sameBytes(await before.rawData(one), await after.rawData(other))
  );
};

/** Keys whose values differ, or that only one of the two has. */
export const differingKeys = (a: PdfDictionary, b: PdfDictionary): readonly string[] => [
  ...new Set(
    [...a.entries.keys(), ...b.entries.keys()].filter(
      (key) => a.entries.has(key) !== b.entries.has(key) || !sameValue(a.entries.get(key), b.entries.get(key)),
    ),
  ),
  ...a.repeated,
  ...b.repeated,
];
