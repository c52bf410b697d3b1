import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { tableFromSheets, type ReadSheet } from '#shared/bid/prices/read-sheet.ts';
import { priceSheets, sheetRows, type PriceColumn, type PriceSheet } from '#shared/bid/prices/sheet.ts';
import type { PriceTable } from '#shared/bid/prices/table.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { languages } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { openTable } from '../../../notices/tables/open-table.ts';
import { cellText, type Table } from '../../../notices/tables/table.ts';
import { readRefusal } from '../../../pki/streams/file-failure.ts';
import { writeWhole } from '../../../pki/streams/write-whole.ts';
import type { DocumentTable } from '../../../tables/document.ts';
import { bytesOfDocument, documentEndings, endingOf } from '../../../tables/write-document.ts';
import type { Step } from '../../context.ts';
import { bidFolder } from '../bid-folder.ts';
import { keepPrices, showPrices } from './prices.ts';

const largestWorkbook = 32 * 1024 * 1024;
const sheetKinds = Object.keys(priceSheets) as PriceSheet[];
const headingOf = (column: PriceColumn, { say }: Texts): string => say(`prices.column.${column}`);

const tablesOf = (table: PriceTable, texts: Texts): readonly DocumentTable[] => {
  const rows = sheetRows(table);
  return sheetKinds
    .filter((kind) => kind === 'positions' || kind === 'settings' || rows[kind].length > 0)
    .toSorted((a, b) => Number(b === 'positions') - Number(a === 'positions'))
    .map((kind) => ({
      name: texts.say(`prices.sheet.${kind}`),
      columns: priceSheets[kind].map((column) => headingOf(column, texts)),
      rows: rows[kind],
    }));
};

/** XLSX, CSV, PDF or JSON by the ending of the file; numbers are live, nothing is a formula. */
export const exportPrices: Step<'prices.export'> = async ({ bidId, out, language }, call) => {
  const view = await showPrices({ bidId }, call);
  if (!view.ok) return view;
  const folder = bidFolder(call.host, bidId, view.value.version);
  if (out === null) await mkdir(folder, { recursive: true });
  const path = out === null ? join(folder, 'prices.xlsx') : resolve(out);
  const ending = endingOf(path);
  if (ending === null) return failKernel('input.invalid', { path: 'out', reason: documentEndings.join(', ') });
  const texts = await textsIn(language);
  const { totals, table } = view.value;
  const bytes = await bytesOfDocument(
    {
      title: texts.say('prices.title'),
      language,
      facts: [
        [texts.say('prices.column.net'), `${totals.net} ${table.currency}`],
        [texts.say('prices.column.vat'), `${totals.vat} ${table.currency}`],
        [texts.say('prices.column.gross'), `${totals.gross} ${table.currency}`],
      ],
      notes: [texts.say('prices.rounding')],
      tables: tablesOf(table, texts),
      charts: [],
      madeAt: call.host.clock(),
    },
    ending,
  );
  const written = await writeWhole(path, async (handle) => {
    await handle.writeFile(bytes);
    return ok(null);
  });
  return written.ok ? ok({ path, size: bytes.length }) : written;
};

export const fold = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** The columns by the program's own names and by their headings in every language. */
export const columnNames = async (): Promise<ReadonlyMap<string, PriceColumn>> => {
  const columns = [...new Set(sheetKinds.flatMap((kind) => [...priceSheets[kind]]))];
  const all = await Promise.all(languages.map(textsIn));
  return new Map(
    columns.flatMap((column): [string, PriceColumn][] => [
      [fold(column), column],
      ...all.map((texts): [string, PriceColumn] => [fold(headingOf(column, texts)), column]),
    ]),
  );
};

const readSheetOf = ({ header, rows }: Table): ReadSheet => ({
  header,
  rows: rows.map(({ row, cells }) => ({ row, cells: cells.map(cellText) })),
});

const sheetsIn = (bytes: Buffer): Outcome<readonly ReadSheet[]> => {
  const first = openTable(bytes, null);
  if (!first.ok) return first;
  if (first.value.sheets.length === 0) return ok([readSheetOf(first.value)]);
  const sheets: ReadSheet[] = [];
  for (const name of first.value.sheets) {
    const sheet = openTable(bytes, name);
    // An empty sheet beside the others is no fault of the file.
    if (sheet.ok) sheets.push(readSheetOf(sheet.value));
  }
  return ok(sheets);
};

/** The sheets of a workbook or CSV that the user chose. */
export const readBook = async (path: string): Promise<Outcome<readonly ReadSheet[]>> => {
  try {
    const { size } = await stat(path);
    if (size > largestWorkbook)
      return failKernel('file.too-large', { file: basename(path), size, limit: largestWorkbook });
    return sheetsIn(await readFile(path));
  } catch (error) {
    return readRefusal(error, path);
  }
};

export const importPrices: Step<'prices.import'> = async ({ bidId, fileId }, call) => {
  const path = call.host.files.pathOf(fileId);
  if (!path.ok) return path;
  const view = await showPrices({ bidId }, call);
  if (!view.ok) return view;
  const sheets = await readBook(path.value);
  if (!sheets.ok) return sheets;
  const names = await columnNames();
  const table = tableFromSheets(sheets.value, (heading) => names.get(fold(heading)) ?? null, view.value.table);
  return table.ok ? keepPrices(call.host, bidId, table.value) : table;
};
