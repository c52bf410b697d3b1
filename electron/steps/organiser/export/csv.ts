import { wallTime } from './wall-time.ts';
import type { Cell } from './cells.ts';

/** What a spreadsheet takes for the beginning of a formula, whatever stands around it (OWASP, CSV injection). */
const formula = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** An apostrophe in front says "text" to spreadsheets, and our own reader takes it off again. */
const harmlessCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

export type CsvSetting = {
  readonly separator: string;
  /** Between whole and fraction: programs read a file as their language writes numbers. */
  readonly decimalMark: ',' | '.';
  readonly zone: string;
};

/** With three digits behind its mark a number could be read as thousands: a fourth one, of no worth, says it is not. */
const decimalIn = (decimal: string, mark: string): string => {
  const [whole = '', fraction] = decimal.split('.');
  if (fraction === undefined) return whole;
  return `${whole}${mark}${fraction.length === 3 ? `${fraction}0` : fraction}`;
};

const cellText = (cell: Cell, { decimalMark, zone }: CsvSetting): string => {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return harmlessCell(cell.text);
    case 'decimal':
      return decimalIn(cell.decimal, decimalMark);
    case 'count':
      return String(cell.count);
    case 'moment':
      return wallTime(cell.at, zone).text;
    case 'day':
      return cell.day;
  }
};

const quoted = (text: string, separator: string): string =>
  text.includes('"') || text.includes(separator) || /[\r\n]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;

/** The byte order mark, by which Excel knows UTF-8. */
export const csvStart = '\ufeff';

/** A line of RFC 4180, its end (CRLF) included. */
export const csvLine = (cells: readonly Cell[], setting: CsvSetting): string =>
  `${cells.map((cell) => quoted(cellText(cell, setting), setting.separator)).join(setting.separator)}\r\n`;
