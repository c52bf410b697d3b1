import { serialOfDay, wallTime } from './wall-time.ts';
import type { Cell } from './cells.ts';

/** Indexes of `cellXfs` in `xlsx-parts.ts`. */
const styles = { plain: 0, heading: 1, text: 2, amount: 3, moment: 4, day: 5 } as const;

/** A cell takes so much, counted in UTF-16 (ECMA-376; Excel's specifications). */
const longestText = 32_767;
/** Days before 1 March 1900 are counted otherwise by Excel, which believes in a 29 February of that year. */
const firstSerial = 61;

const marked: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// What XML 1.0 has no place for, and what a reader would take for an escape of its own (ECMA-376 part 1, 22.9.2.19).
// oxlint-disable-next-line no-control-regex -- naming these characters is the point
const withoutPlace = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const escapeLike = /_(?=x[0-9a-fA-F]{4}_)/g;

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).replace(/\p{Surrogate}$/u, '')}…`;

export const xmlText = (text: string): string =>
  cut(text)
    .replace(withoutPlace, '\ufffd')
    .replace(escapeLike, '_x005F_')
    .replace(/[&<>]/g, (sign) => marked[sign] ?? sign)
    .replaceAll('\r', '&#13;');

export const columnName = (index: number): string =>
  index < 26 ? String.fromCodePoint(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
const numberCell = (place: string, number: string, style: number): string =>
  `<c r="${place}" s="${style}"><v>${number}</v></c>`;

/** Spreadsheets hold fifteen digits: a longer number stays whole as text. */
const isHeldWhole = (decimal: string): boolean => decimal.replace(/^-?0*\.?0*|\D/g, '').length <= 15;

const cellXml = (cell: Cell, place: string, zone: string): string => {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return textCell(place, cell.text, styles.text);
    case 'decimal':
      return isHeldWhole(cell.decimal)
        ? numberCell(place, cell.decimal, styles.amount)
        : textCell(place, cell.decimal, styles.text);
    case 'count':
      return numberCell(place, String(cell.count), styles.plain);
    case 'moment': {
      const { serial, text } = wallTime(cell.at, zone);
      return serial < firstSerial
        ? textCell(place, text, styles.text)
        : numberCell(place, String(serial), styles.moment);
    }
    case 'day': {
      const serial = serialOfDay(cell.day);
      return serial < firstSerial
        ? textCell(place, cell.day, styles.text)
        : numberCell(place, String(serial), styles.day);
    }
  }
};

/** A row of the sheet; `row` counts from 1. */
export const rowXml = (cells: readonly Cell[], row: number, zone: string): string =>
  `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${columnName(index)}${row}`, zone)).join('')}</row>`;

export const headingXml = (headings: readonly string[]): string =>
  `<row r="1">${headings.map((text, index) => textCell(`${columnName(index)}1`, text, styles.heading)).join('')}</row>`;
