/** A cell takes so much, counted in UTF-16 (ECMA-376; Excel's specifications). */
const longestText = 32_767;

const marked: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// What XML 1.0 has no place for, and what a reader would take for an escape of its own (ECMA-376 part 1, 22.9.2.19).
// oxlint-disable-next-line no-control-regex -- naming these characters is the point
const withoutPlace = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const escapeLike = /_(?=x[0-9a-fA-F]{4}_)/g;

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).replace(/\p{Surrogate}$/u, '')}…`;

/** A text as a cell of a workbook holds it, escaped for XML; a longer one is cut and ends in “…”. */
export const cellXmlText = (text: string): string =>
  cut(text)
    .replace(withoutPlace, '\ufffd')
    .replace(escapeLike, '_x005F_')
    .replace(/[&<>]/g, (sign) => marked[sign] ?? sign)
    .replaceAll('\r', '&#13;');

export const columnName = (index: number): string =>
  index < 26 ? String.fromCodePoint(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
