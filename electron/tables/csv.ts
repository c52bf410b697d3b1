import type { TableCell, TableDocument } from './document.ts';

/**
 * A spreadsheet would take such a text for a formula or command (OWASP, CSV injection): an apostrophe makes it text. One that a reader
 * would take for such a mark is marked too, so that it comes back.
 */
const harmless = (text: string): string =>
  /^(?:'*[\s\u00a0]*[=+\-@＝＋－＠]|'*[\t\r\n])/u.test(text) ? `'${text}` : text;

const plain = (cell: TableCell): string => {
  if (cell === null) return '';
  if ('text' in cell) return harmless(cell.text);
  if ('amount' in cell) return cell.amount;
  if ('percent' in cell) return cell.percent;
  return 'count' in cell ? String(cell.count) : cell.day;
};

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lineOf = (texts: readonly string[]): string => texts.map(quoted).join(',');

/** RFC 4180 with a byte order mark, by which spreadsheet programs know UTF-8. Tables follow each other with an empty line between. */
export const writeCsv = ({ tables }: TableDocument): Buffer =>
  Buffer.from(
    `\ufeff${tables
      .map(({ columns, rows }) =>
        [lineOf(columns.map(harmless)), ...rows.map((cells) => lineOf(cells.map(plain)))].join('\r\n'),
      )
      .join('\r\n\r\n')}\r\n`,
    'utf8',
  );
