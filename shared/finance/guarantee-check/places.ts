/** Where a quotation stands in the text it was read from: in the text in NFC, `end` exclusive, in UTF-16 units. */
export type Place = { readonly start: number; readonly end: number };

const folds: readonly (readonly [RegExp, string])[] = [
  [/[«»„“”‟″"]/, '"'],
  [/[‐‑‒–—―−]/, '-'],
];
const folded = (sign: string): string => {
  if (sign === 'ё') return 'е';
  if (sign === 'Ё') return 'Е';
  if (/\s/.test(sign)) return ' ';
  return folds.find(([pattern]) => pattern.test(sign))?.[1] ?? sign;
};

/** What `plainText` drops: soft hyphens, marks of no width, white space beyond the first, hyphens at a line's end. */
const mayVanish = (sign: string): boolean => /[\s\u00AD\u200B-\u200F\u2060\uFEFF\u2010-]/.test(sign);

/**
 * For each sign of a plain text where it stands in the raw one, in order. A sign that `plainText` put in (a colon after a label) stands
 * where the next one does.
 */
const alignment = (raw: string, plain: string): readonly number[] => {
  const places: number[] = [];
  let at = 0;
  for (const sign of plain) {
    const standsAt = (place: number): boolean => folded(raw.slice(place, place + sign.length)) === sign;
    let next = at;
    while (next < raw.length && !standsAt(next) && mayVanish(raw[next] ?? '')) next += 1;
    const stands = standsAt(next);
    for (let unit = 0; unit < sign.length; unit += 1) places.push(stands ? next + unit : at);
    if (stands) at = next + sign.length;
  }
  return places;
};

/** Finds quotations of a plain text again in the raw text (both in NFC) they were read from; null for one that is not there. */
export const placesIn = (raw: string, plain: string): ((quotation: string | null) => Place | null) => {
  let aligned: readonly number[] | null = null;
  return (quotation) => {
    const from = quotation === null || quotation === '' ? -1 : plain.indexOf(quotation);
    if (quotation === null || from < 0) return null;
    aligned ??= alignment(raw, plain);
    const start = aligned[from];
    const last = aligned[from + quotation.length - 1];
    if (start === undefined || last === undefined || last < start || start >= raw.length) return null;
    return { start, end: Math.min(last + 1, raw.length) };
  };
};
