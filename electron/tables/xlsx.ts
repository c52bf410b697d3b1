import { dayNumber } from '#shared/calendar/days.ts';
import { cellXmlText, columnName } from './cell-text.ts';
import type { DocumentTable, TableCell, TableDocument } from './document.ts';
import { escapedXml } from './xml-text.ts';
import { zipOf, type ZipPart } from './zip.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Positions in `cellXfs` below. */
const style = { plain: 0, heading: 1, amount: 2, percent: 3, day: 4, count: 5, text: 6 } as const;
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.00&quot; %&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const textCell = (reference: string, text: string, which: number): string =>
  `<c r="${reference}" t="inlineStr" s="${String(which)}"><is><t xml:space="preserve">${cellXmlText(text)}</t></is></c>`;

/** A spreadsheet keeps fifteen digits: a longer number stays text, so that none of it is lost. */
const numberCell = (reference: string, value: string, which: number): string =>
  /^-?\d+(?:\.\d+)?$/.test(value) && value.replace(/\D/g, '').replace(/^0+/, '').length <= 15
    ? `<c r="${reference}" s="${String(which)}"><v>${value}</v></c>`
    : textCell(reference, value, style.text);

/** Days since 30 December 1899; before March 1900 workbooks count one less, for they believe in a 29 February of that year. */
const serial = (day: string): string => {
  const days = dayNumber(day) + 25_569;
  return String(days > 60 ? days : days - 1);
};

const cellXml = (cell: TableCell, reference: string): string => {
  if (cell === null) return '';
  if ('text' in cell) return textCell(reference, cell.text, style.text);
  if ('amount' in cell) return numberCell(reference, cell.amount, style.amount);
  if ('percent' in cell) return numberCell(reference, cell.percent, style.percent);
  if ('count' in cell) return numberCell(reference, String(cell.count), style.count);
  return `<c r="${reference}" s="${String(style.day)}"><v>${serial(cell.day)}</v></c>`;
};

const rowXml = (cells: readonly TableCell[], row: number): string =>
  `<row r="${String(row)}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${String(row)}`)).join('')}</row>`;

const headingXml = (texts: readonly string[], row: number): string =>
  `<row r="${String(row)}">${texts.map((text, column) => textCell(`${columnName(column)}${String(row)}`, text, style.heading)).join('')}</row>`;

const widths = (columns: number): string =>
  `<cols>${Array.from({ length: columns }, (_, index) => `<col min="${String(index + 1)}" max="${String(index + 1)}" width="${index === 0 ? '36' : '18'}" customWidth="1"/>`).join('')}</cols>`;

const sheetXml = ({ columns, rows }: DocumentTable, isRightToLeft: boolean): string =>
  `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths(columns.length)}<sheetData>${headingXml(columns, 1)}${rows.map((cells, index) => rowXml(cells, index + 2)).join('')}</sheetData></worksheet>`;

/** At most 31 signs, none of `[]:*?/\`, no two alike whatever their case. */
const sheetNames = (tables: readonly DocumentTable[]): readonly string[] => {
  const taken = new Set<string>();
  return tables.map(({ name }, index) => {
    const bare =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || String(index + 1);
    const free = taken.has(bare.toLowerCase()) ? `${bare.slice(0, 27)} ${String(index + 1)}` : bare;
    taken.add(free.toLowerCase());
    return free;
  });
};

/** Title, facts and notes as a table of their own, in front of the others. */
const coverOf = ({ title, facts, notes }: TableDocument): DocumentTable => ({
  name: title,
  columns: [title, ''],
  rows: [
    ...facts.map(([label, value]) => [{ text: label }, { text: value }]),
    ...notes.map((note) => [{ text: note }]),
  ],
});

/** The document as a workbook. Numbers and days are live; nothing in it is a formula, a link or a macro. */
export const writeXlsx = (document: TableDocument): Buffer => {
  const tables = [coverOf(document), ...document.tables];
  const names = sheetNames(tables);
  const isRightToLeft = document.language === 'ar';
  const sheetPart = (index: number): string => `xl/worksheets/sheet${String(index + 1)}.xml`;
  const parts: ZipPart[] = [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${tables.map((_, index) => `<Override PartName="/${sheetPart(index)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, index) => `<sheet name="${escapedXml(name)}" sheetId="${String(index + 1)}" r:id="rId${String(index + 1)}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packages}/relationships">${tables.map((_, index) => `<Relationship Id="rId${String(index + 1)}" Type="${relations}/worksheet" Target="worksheets/sheet${String(index + 1)}.xml"/>`).join('')}<Relationship Id="rId${String(tables.length + 1)}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
    ...tables.map((table, index): ZipPart => [sheetPart(index), sheetXml(table, isRightToLeft)]),
  ];
  return zipOf(parts);
};
