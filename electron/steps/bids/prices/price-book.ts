import { sectionsOf, tableFromSheets, type ReadSheet, type SheetWords } from '#shared/bid/prices/read-sheet.ts';
import { priceSheets, sheetRows, type PriceColumn, type PriceSheet } from '#shared/bid/prices/sheet.ts';
import { vatModes, type PriceTable, type VatMode } from '#shared/bid/prices/table.ts';
import { totalsOf } from '#shared/bid/prices/totals.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { languages, type Language } from '#shared/kernel/language.ts';
import { ok } from '#shared/kernel/result.ts';
import { textsIn, type Texts } from '#shared/text/translator.ts';
import { openTable } from '../../../notices/tables/open-table.ts';
import { percentText, type Table } from '../../../notices/tables/table.ts';
import type { DocumentTable, TableDocument } from '../../../tables/document.ts';

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

/** The table as a document of any form, its totals and how they are rounded in front. */
export const priceDocument = async (table: PriceTable, language: Language, madeAt: Instant): Promise<TableDocument> => {
  const texts = await textsIn(language);
  const totals = totalsOf(table);
  return {
    title: texts.say('prices.title'),
    language,
    facts: (['net', 'vat', 'gross'] as const).map((sum) => [headingOf(sum, texts), `${totals[sum]} ${table.currency}`]),
    notes: [texts.say('prices.rounding')],
    tables: tablesOf(table, texts),
    charts: [],
    madeAt,
  };
};

const fold = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** Columns and ways of VAT by the program's own names and by their words in every language. */
export const sheetWords = async (): Promise<SheetWords> => {
  const all = await Promise.all(languages.map(textsIn));
  const columns = new Map(
    [...new Set(sheetKinds.flatMap((kind) => [...priceSheets[kind]]))].flatMap((column): [string, PriceColumn][] => [
      [fold(column), column],
      ...all.map((texts): [string, PriceColumn] => [fold(headingOf(column, texts)), column]),
    ]),
  );
  const modes = new Map(
    vatModes.flatMap((mode): [string, VatMode][] => [
      [mode, mode],
      ...all.map(({ say }): [string, VatMode] => [fold(say(`prices.vat-mode.${mode}`)), mode]),
    ]),
  );
  return {
    columnOf: (heading) => columns.get(fold(heading)) ?? null,
    vatModeOf: (cell) => modes.get(fold(cell)) ?? null,
  };
};

const readSheetOf = ({ header, rows }: Table): ReadSheet => ({
  header,
  rows: rows.map(({ row, cells }) => ({ row, cells: cells.map(percentText) })),
});

/** What the sheets of a workbook, or the tables of a CSV, show. */
export const sheetsIn = (bytes: Buffer, words: SheetWords): Outcome<readonly ReadSheet[]> => {
  const first = openTable(bytes, null);
  if (!first.ok) return first;
  if (first.value.sheets.length === 0) return ok(sectionsOf(readSheetOf(first.value), words));
  const sheets: ReadSheet[] = [];
  for (const name of first.value.sheets) {
    const sheet = openTable(bytes, name);
    // An empty sheet beside the others is no fault of the file.
    if (sheet.ok) sheets.push(readSheetOf(sheet.value));
  }
  return ok(sheets);
};

/** A table out of a file; what the file does not say is as in `base`. */
export const tableIn = async (bytes: Buffer, base: PriceTable): Promise<Outcome<PriceTable>> => {
  const words = await sheetWords();
  const sheets = sheetsIn(bytes, words);
  return sheets.ok ? tableFromSheets(sheets.value, words, base) : sheets;
};
