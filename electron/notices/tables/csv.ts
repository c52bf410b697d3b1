import { failIntake, type IntakeCode } from '#shared/procedure/intake-codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { cellText, isEmptyRow, tableLimits, type Table, type TableRow } from './table.ts';

const separators = [';', ',', '\t', '|'] as const;
type Separator = (typeof separators)[number];

/** Separators outside quotes in the first lines; the one that divides them alike and most often is the table's. */
const separatorOf = (text: string): Separator => {
  const counts = new Map<string, number[]>(separators.map((sign) => [sign, [0]]));
  let quoted = false;
  let lines = 0;
  for (let at = 0; at < text.length && at < 200_000 && lines < 30; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n') {
      lines += 1;
      for (const list of counts.values()) list.push(0);
    } else {
      const list = counts.get(sign);
      if (list !== undefined) list[list.length - 1] = (list.at(-1) ?? 0) + 1;
    }
  }
  const score = (sign: Separator): number => {
    const list = (counts.get(sign) ?? []).filter((count, index, all) => count > 0 || index < all.length - 1);
    const [first = 0] = list;
    return first === 0 ? 0 : list.filter((count) => count === first).length * 1_000 + Math.min(first, 999);
  };
  return separators.reduce((best, sign) => (score(sign) > score(best) ? sign : best));
};

const hint = /^sep=(.)\r?\n/;
/** An apostrophe that an export put before what a spreadsheet would calculate: it says "text" and is no part of it. */
const textMark = /^'(?='*[\s\u00a0]*[=+\-@＝＋－＠]|'*[\t\r\n])/u;

/**
 * Reads comma-separated values (RFC 4180) whatever their separator; text is that of the file, decoded. Quotes may hold
 * separators, line ends and doubled quotes; a quote inside an unquoted cell is a sign like any other. Rows are numbered as
 * a spreadsheet would show them. Refuses with `table.no-header` or `table.too-large`.
 */
export const readCsv = (text: string): Outcome<Table, IntakeCode> => {
  const told = hint.exec(text);
  const separator = told?.[1] ?? separatorOf(text);
  const start = told === null ? 0 : told[0].length;
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuoted = false;
  let count = 0;
  let row = 0;
  const endCell = (): void => {
    cells.push(cell.startsWith("'") ? cell.replace(textMark, '') : cell);
    cell = '';
    wasQuoted = false;
    count += 1;
  };
  const endRow = (): void => {
    endCell();
    row += 1;
    if (!isEmptyRow(cells)) rows.push({ row, cells });
    cells = [];
  };
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      // Up to the next quote at once: a quoted cell can be a book.
      const quote = text.indexOf('"', at);
      if (quote === -1) {
        cell += text.slice(at);
        break;
      }
      cell += text.slice(at, quote);
      at = quote;
      if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '' && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
      cell = '';
    } else if (sign === separator) endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r' || text[at + 1] !== '\n') cell += sign;
    if (count > tableLimits.cells || cells.length > tableLimits.columns || rows.length > tableLimits.rows)
      return failIntake('table.too-large', { what: 'cells', limit: tableLimits.cells });
  }
  if (cell !== '' || cells.length > 0) endRow();
  // A title above the table fills one cell; the headings are the first row with several.
  const top = rows.findIndex((one) => one.cells.filter((filled) => cellText(filled) !== '').length > 1);
  const header = rows[top];
  if (header === undefined) return failIntake('table.no-header');
  return ok({
    kind: 'csv',
    header: header.cells.map(cellText),
    rows: rows.slice(top + 1),
    sheets: [],
    formulas: [],
  });
};
