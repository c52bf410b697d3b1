import { decimalText } from '#shared/procedure/decimal-text.ts';

/**
 * A cell as the table holds it. A string is text; `n` a number, digit for digit (`isPercent`: its cell
 * shows a hundred times as much and a per cent sign); `d` a date and time of the calendar
 * without a zone (`2026-11-23T14:00:00`, or a bare day); `b` true or false; `e` an error of the spreadsheet program.
 */
export type Cell =
  | string
  | { readonly n: string; readonly isPercent?: true }
  | { readonly d: string }
  | { readonly b: boolean }
  | { readonly e: string };

/** `row` counts from 1 as the table's own program shows it. */
export type TableRow = { readonly row: number; readonly cells: readonly Cell[] };

export type Table = {
  readonly kind: 'csv' | 'xlsx';
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** Names of the sheets of a workbook, in order. */
  readonly sheets: readonly string[];
  /** Columns (by heading) with formulas, and the first row that has one: values are those last saved. */
  readonly formulas: readonly { readonly column: string; readonly row: number }[];
};

/** What a cell shows, as text. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  if ('n' in cell) return cell.n;
  if ('d' in cell) return cell.d.replace('T', ' ');
  return 'b' in cell ? String(cell.b) : cell.e;
};

/** As `cellText`, but a number that its cell shows as a percentage is that percentage: 0.22 is `22%`. */
export const percentText = (cell: Cell): string => {
  if (typeof cell === 'string' || !('n' in cell) || cell.isPercent !== true) return cellText(cell);
  const hundredfold = decimalText(`${cell.n}e2`);
  return hundredfold === null ? cell.n : `${hundredfold}%`;
};

export const isEmptyRow = (cells: readonly Cell[]): boolean => cells.every((cell) => cellText(cell) === '');

/** What a table may hold: beyond it nobody reads it, and a hostile one is refused early. */
export const tableLimits = {
  rows: 100_000,
  columns: 500,
  cells: 3_000_000,
  cell: 100_000,
  bytes: 48 * 1024 * 1024,
  /** Of a workbook's sheet (a cell is two: itself and its value), and of all texts that its cells share. */
  sheetElements: 2_200_000,
  stringElements: 1_000_000,
} as const;
