import { sameBytes } from '../asn1/bytes.ts';
import { element, type Der } from '../asn1/encode.ts';
import { elementsOf } from './archived-parts.ts';

const isSorted = (elements: readonly Uint8Array[]): boolean =>
  elements.every((each, index) => index === 0 || Buffer.compare(elements[index - 1] ?? each, each) <= 0);

/** Keeps a set that is DER in DER; one that never was stays in the order its writer gave it, with what is new behind. */
export const withOrderOf = (before: readonly Uint8Array[], after: readonly Uint8Array[]): readonly Uint8Array[] =>
  isSorted(before) ? after.toSorted((a, b) => Buffer.compare(a, b)) : after;

/** Those of `wanted` that `there` does not hold, each once. */
export const notAmong = (there: readonly Uint8Array[], wanted: readonly Uint8Array[]): readonly Uint8Array[] =>
  wanted.filter(
    (each, index) =>
      !there.some((known) => sameBytes(known, each)) &&
      wanted.findIndex((earlier) => sameBytes(earlier, each)) === index,
  );

/** A set with more elements; the very bytes given when nothing is new, whatever encoding they have. */
export const withElements = (
  set: Uint8Array | null,
  identifier: number,
  more: readonly Uint8Array[],
): Uint8Array | null => {
  const before = elementsOf(set, identifier);
  const fresh = notAmong(before, more);
  return fresh.length === 0 ? set : element(identifier, ...withOrderOf(before, [...before, ...fresh]));
};

/** A set of exactly these elements; null for none. */
export const setFrom = (identifier: number, elements: readonly Uint8Array[]): Der | null =>
  elements.length === 0 ? null : element(identifier, ...elements);
