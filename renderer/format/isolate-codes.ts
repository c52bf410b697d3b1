/**
 * Latin words and figures joined by a sign: `44-FZ`, `tender.value`, `CAdES-BASELINE-B`, `2026-11-30`, and sums with their
 * groups, `36,988.77`, which would else be turned over at the comma; with the Latin words before them (`GOST R 34.10-2012`)
 * and the sign that paths begin with.
 */
const code = /(?:[A-Za-z]+ )*\/?[A-Za-z0-9]+(?:(?:[-./_+@]|:?\\|(?<=\d),(?=\d))[A-Za-z0-9]+)+/g;

/**
 * Within a sentence that runs right to left such a code would be turned over at its sign (`44-FZ` read as `FZ-44`).
 * Unicode isolates (UAX #9: U+2066, U+2069) keep it whole.
 */
export const isolateCodes = (text: string): string => text.replaceAll(code, '\u2066$&\u2069');
