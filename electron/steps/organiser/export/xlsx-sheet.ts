import { cellXmlText, columnName } from '../../../tables/cell-text.ts';
import { serialOfDay, wallTime } from './wall-time.ts';
import type { Cell } from './cells.ts';

/** Indexes of `cellXfs` in `xlsx-parts.ts`. */
const styles = { plain: 0, heading: 1, text: 2, amount: 3, moment: 4, day: 5 } as const;

/** Days before 1 March 1900 are counted otherwise by Excel, which believes in a 29 February of that year. */
const firstSerial = 61;

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXmlText(text)}</t></is></c>`;
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
