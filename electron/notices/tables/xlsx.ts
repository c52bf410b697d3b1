import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { decimalText } from '#shared/procedure/decimal-text.ts';
import { failIntake, type IntakeCode } from '#shared/procedure/intake-codes.ts';
import { cellText, isEmptyRow, tableLimits, type Cell, type Table, type TableRow } from './table.ts';
import { readBook, type Book } from './xlsx-book.ts';
import { attributeIn, walkPart, type PartHandler } from './xlsx-events.ts';
import { openZip } from './zip-parts.ts';

const columnOf = (reference: string): number => {
  let column = 0;
  for (const sign of reference) {
    const value = sign.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
};

/**
 * A number of days as the date it stands for, to the second. The first day is 1 January 1900, a year that spreadsheets
 * believe to be a leap year; from March of it on the count is right. Null: no date of these calendars.
 */
export const serialDate = (days: number, from1904: boolean): string | null => {
  const shifted = from1904 ? days + 1_462 : days < 60 ? days + 1 : days;
  if (!Number.isFinite(shifted) || days < 0 || shifted > 2_958_466) return null;
  const seconds = Math.round(shifted * 86_400);
  const moment = new Date(Date.UTC(1899, 11, 30) + seconds * 1_000).toISOString();
  return seconds % 86_400 === 0 && Number.isInteger(days) ? moment.slice(0, 10) : moment.slice(0, 19);
};

/** A number as its cell shows it: spreadsheets keep fifteen digits, and write more only to restore the same double. */
const shownNumber = (written: string): string => {
  const exact = decimalText(written) ?? written;
  const digits = exact.replace(/^-?0*\.?0*|\D/g, '').length;
  return digits <= 15 || /^-?\d+$/.test(exact)
    ? exact
    : (decimalText(String(Number(Number(exact).toPrecision(15)))) ?? exact);
};

/** Characters that a workbook writes as `_xHHHH_`, and an underscore before what only looks so (ECMA-376 part 1, 22.9.2.19). */
const unescapedText = (text: string): string =>
  text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const cellOf = (type: string, style: number, value: string, book: Book): Cell => {
  switch (type) {
    case 's':
      return unescapedText(book.strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
      return unescapedText(value);
    case 'b':
      return { b: value === '1' };
    case 'e':
      return { e: value };
    case 'd':
      return { d: value.replace(/\.\d+$/, '').replace(/Z$/, '') };
    default: {
      if (value === '') return '';
      const date = book.dateStyles[style] === true ? serialDate(Number(value), book.from1904) : null;
      if (date !== null) return { d: date };
      const n = shownNumber(value);
      return book.percentStyles[style] === true ? { n, isPercent: true } : { n };
    }
  }
};

type Sheet = { readonly rows: readonly TableRow[]; readonly formulas: ReadonlyMap<number, number> };

const sheetOf = (part: Buffer, book: Book): Outcome<Sheet, IntakeCode> => {
  const rows: TableRow[] = [];
  const formulas = new Map<number, number>();
  let [row, cells, column, type, style, value, inValue, count]: [
    number,
    Cell[],
    number,
    string,
    number,
    string,
    boolean,
    number,
  ] = [0, [], 0, 'n', 0, '', false, 0];
  let tooLarge = false;
  const handler: PartHandler = {
    open: (start) => {
      const { local } = start;
      if (local === 'row') {
        row = Number(attributeIn(start, 'r') ?? row + 1);
        cells = [];
        column = -1;
      } else if (local === 'c') {
        const reference = attributeIn(start, 'r');
        column = reference === null ? column + 1 : columnOf(reference);
        type = attributeIn(start, 't') ?? 'n';
        style = Number(attributeIn(start, 's') ?? 0);
        value = '';
      } else if (local === 'f' && !formulas.has(column)) formulas.set(column, row);
      inValue = local === 'v' || local === 't';
    },
    text: (text) => {
      if (inValue) value += text;
    },
    close: (local) => {
      if (local === 'v' || local === 't') inValue = false;
      else if (local === 'c') {
        count += 1;
        if (column < 0 || column >= tableLimits.columns || count > tableLimits.cells) tooLarge = true;
        else {
          while (cells.length < column) cells.push('');
          cells[column] = cellOf(type, style, value, book);
        }
      } else if (local === 'row' && !isEmptyRow(cells)) {
        if (rows.length > tableLimits.rows) tooLarge = true;
        else rows.push({ row, cells });
      }
    },
  };
  const walked = walkPart(part, handler, tableLimits.sheetElements);
  if (!walked.ok) return walked;
  return tooLarge ? failIntake('table.too-large', { what: 'cells', limit: tableLimits.cells }) : ok({ rows, formulas });
};

/**
 * One sheet of a workbook (ISO/IEC 29500, `.xlsx`): what its cells say, dates and numbers exact. Formulas are never run;
 * their values are those that were saved. Refuses with `table.*`.
 */
export const readXlsx = (bytes: Buffer, sheetName: string | null): Outcome<Table, IntakeCode> => {
  const parts = openZip(bytes);
  if (!parts.ok) return parts;
  const book = readBook(parts.value);
  if (!book.ok) return book;
  const { sheets } = book.value;
  const chosen = sheetName === null ? sheets[0] : sheets.find(({ name }) => name === sheetName);
  if (chosen === undefined)
    return sheetName === null
      ? failIntake('table.no-header')
      : failIntake('table.mapping-invalid', { reason: `sheet: ${sheetName}` });
  const part = parts.value.read(chosen.part);
  if (!part.ok) return part;
  if (part.value === null) return failIntake('table.damaged', { reason: chosen.part });
  const sheet = sheetOf(part.value, book.value);
  if (!sheet.ok) return sheet;
  // A title above the table fills one cell; the headings are the first row with several.
  const at = sheet.value.rows.findIndex(({ cells }) => cells.filter((cell) => cellText(cell) !== '').length > 1);
  const top = sheet.value.rows[at];
  if (top === undefined) return failIntake('table.no-header');
  const header = top.cells.map(cellText);
  return ok({
    kind: 'xlsx',
    header,
    rows: sheet.value.rows.slice(at + 1),
    sheets: sheets.map(({ name }) => name),
    formulas: [...sheet.value.formulas].map(([column, row]) => ({ column: header[column] ?? '', row })),
  });
};
