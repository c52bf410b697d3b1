import type { Outcome } from '../../kernel/failure.ts';
import { decimalText } from '../../procedure/decimal-text.ts';
import { ok } from '../../kernel/result.ts';
import { failPrices, type PriceCode } from './codes.ts';
import { priceSheets, type PriceColumn } from './sheet.ts';
import { blankPosition, type PricePosition, type PriceTable, type VatMode } from './table.ts';
import { tidyTable } from './tidy.ts';

/** A sheet as it was read: headings, and rows of what cells show. */
export type ReadSheet = {
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** The words of a sheet in the program's languages; null: none that is known. */
export type SheetWords = {
  readonly columnOf: (heading: string) => PriceColumn | null;
  readonly vatModeOf: (cell: string) => VatMode | null;
};

/** Digits of Arabic and Persian keyboards, with their decimal sign and their sign between thousands. */
const westernDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', '');

/** Thousands set apart by the sign that is not the decimal one: only where there is no other way to read it. */
const ungrouped = (bare: string): string => {
  if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(bare) || /^\d{1,3}(?:,\d{3}){2,}$/.test(bare)) return bare.replaceAll(',', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(bare) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(bare))
    return bare.replaceAll('.', '').replace(',', '.');
  return /^\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
};

/** A number as people and programs write it: `1 234,50`, `1,234.50`, `1234.5`, or the seventeen digits of a spreadsheet's own. */
export const numberIn = (cell: string): string => {
  const pointed = ungrouped(westernDigits(cell).replace(/[\s\u00a0\u202f]/gu, ''));
  if (!/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(pointed)) return pointed;
  // Beyond fifteen digits and six decimals it is the nearest binary number to one that was shorter.
  const digits = pointed.replace(/\D/g, '').replace(/^0+/, '');
  const isBinary = /\.\d{7,}$/.test(pointed) && digits.length > 15;
  return /[eE]/.test(pointed) || isBinary
    ? (decimalText(String(Number(Number(pointed).toPrecision(15)))) ?? pointed)
    : pointed.replace(/^0+(?=\d)/, '');
};

const isYes = (cell: string): boolean => cell !== '' && !/^(?:0|no|нет|لا|false|-)$/iu.test(cell);

type Row = { readonly row: number; readonly cell: (column: PriceColumn) => string | null };

const rowsOf = ({ header, rows }: ReadSheet, { columnOf }: SheetWords): readonly Row[] => {
  const at = new Map<PriceColumn, number>();
  for (const [index, heading] of header.entries()) {
    const column = columnOf(heading);
    if (column !== null && !at.has(column)) at.set(column, index);
  }
  return rows.map(({ row, cells }) => ({
    row,
    cell: (column) => {
      const index = at.get(column);
      const shown = index === undefined ? '' : (cells[index] ?? '').trim();
      return shown === '' ? null : shown;
    },
  }));
};

/** The tables of a CSV follow each other: after an empty line a row of nothing but known headings begins the next. */
export const sectionsOf = ({ header, rows }: ReadSheet, { columnOf }: SheetWords): readonly ReadSheet[] => {
  const sections: { header: readonly string[]; rows: ReadSheet['rows'][number][] }[] = [{ header, rows: [] }];
  let before = rows[0]?.row ?? 0;
  for (const line of rows) {
    const filled = line.cells.filter((cell) => cell.trim() !== '');
    const isHeading = line.row > before + 1 && filled.length > 1 && filled.every((cell) => columnOf(cell) !== null);
    if (isHeading) sections.push({ header: line.cells, rows: [] });
    else sections.at(-1)?.rows.push(line);
    before = line.row;
  }
  return sections;
};

/** Which sheet this is, by the columns it has; null: none of ours. */
const kindOf = ({ header }: ReadSheet, { columnOf }: SheetWords): keyof typeof priceSheets | null => {
  const has = new Set(header.map(columnOf));
  if (has.has('supplier')) return 'suppliers';
  if (has.has('competitor')) return 'competitors';
  if (has.has('name')) return 'positions';
  return has.has('vatMode') ? 'settings' : null;
};

const num = (row: Row, column: PriceColumn): string | null => {
  const cell = row.cell(column);
  return cell === null ? null : numberIn(cell);
};
/** `22`, `22 %`. */
const percentIn = (row: Row, column: PriceColumn): string | null => {
  const cell = row.cell(column);
  return cell === null ? null : numberIn(cell.replace(/[%٪]\s*$/u, ''));
};
const dayOf = (row: Row, column: PriceColumn): string | null => row.cell(column)?.slice(0, 10) ?? null;

const settingsIn = (
  rows: readonly Row[],
  base: PriceTable,
  { vatModeOf }: SheetWords,
): Outcome<Omit<PriceTable, 'positions'>, PriceCode> => {
  const [row] = rows;
  if (row === undefined) return ok(base);
  const written = row.cell('vatMode');
  const vatMode = written === null ? base.vatMode : vatModeOf(written);
  if (vatMode === null)
    return failPrices('prices.setting-unfit', { field: 'vatMode', value: (written ?? '').slice(0, 100) });
  return ok({
    currency: row.cell('currency') ?? base.currency,
    vatMode,
    vatRate: percentIn(row, 'vatRate') ?? base.vatRate,
    deliveredOn: dayOf(row, 'deliveredOn'),
  });
};

/** What a form writes before its sums; such a row without a number of its own is no position. */
const ofTotals = /^(?:итого|всего|в том числе|total|subtotal|sum|المجموع|الإجمالي)(?![\p{L}\p{N}])/iu;

/** Ours has no name and no number of its own; others' name their sums. */
const isTotals = (row: Row): boolean =>
  row.cell('positionId') === null &&
  row.cell('unitPrice') === null &&
  (row.cell('name') === null ? row.cell('quantity') === null : ofTotals.test(row.cell('name') ?? ''));

const positionIn = (row: Row, fallbackId: string): PricePosition => ({
  ...blankPosition(row.cell('positionId') ?? fallbackId, row.cell('name') ?? ''),
  noticeItemId: row.cell('noticeItemId'),
  quantity: num(row, 'quantity'),
  unit: row.cell('unit'),
  classification: row.cell('classification'),
  offered: row.cell('offered'),
  isEquivalent: isYes(row.cell('isEquivalent') ?? ''),
  maker: row.cell('maker'),
  country: row.cell('country'),
  alternativeTo: row.cell('alternativeTo'),
  isChosen: isYes(row.cell('isChosen') ?? ''),
  unitPrice: num(row, 'unitPrice'),
  discountPercent: percentIn(row, 'discountPercent'),
  vatRate: percentIn(row, 'vatRate'),
  unitCost: num(row, 'unitCost'),
});

/** A price of somebody for a position that is not there would be lost without a word. */
const homeless = (rows: readonly Row[], positions: ReadonlySet<string>): ReturnType<typeof failPrices> | null => {
  const at = rows.findIndex((row) => !positions.has(row.cell('positionId') ?? ''));
  return at < 0
    ? null
    : failPrices('prices.position-unknown', { row: at + 1, position: rows[at]?.cell('positionId') ?? '' });
};

/**
 * A table from the sheets of a workbook, ours or a buyer's form whose headings are known. What a sheet does not have is taken
 * from `base`. Refuses with `prices.column-missing` where no sheet has positions, with `prices.position-unknown`
 * where a supplier's or competitor's price is of none, else as `tidyTable` does.
 */
export const tableFromSheets = (
  sheets: readonly ReadSheet[],
  words: SheetWords,
  base: PriceTable,
): Outcome<PriceTable, PriceCode> => {
  const byKind = Map.groupBy(sheets, (sheet) => kindOf(sheet, words));
  const rowsIn = (kind: keyof typeof priceSheets): readonly Row[] =>
    (byKind.get(kind) ?? []).flatMap((sheet) => rowsOf(sheet, words));
  if (byKind.get('positions') === undefined) return failPrices('prices.column-missing', { column: 'name' });
  const positions = rowsIn('positions')
    .filter((row) => !isTotals(row))
    .map((row) => positionIn(row, `row-${row.row}`));
  if (positions.length === 0) return failPrices('prices.no-positions');
  const settings = settingsIn(rowsIn('settings'), base, words);
  if (!settings.ok) return settings;
  const known = new Set(positions.map(({ positionId }) => positionId));
  const [supplierRows, competitorRows] = [rowsIn('suppliers'), rowsIn('competitors')];
  const lost = homeless(supplierRows, known) ?? homeless(competitorRows, known);
  if (lost !== null) return lost;
  const suppliers = Map.groupBy(supplierRows, (row) => row.cell('positionId'));
  const competitors = Map.groupBy(competitorRows, (row) => row.cell('positionId'));
  return tidyTable({
    ...settings.value,
    positions: positions.map((position) => ({
      ...position,
      suppliers: (suppliers.get(position.positionId) ?? []).map((row) => ({
        supplier: row.cell('supplier') ?? '',
        unitPrice: num(row, 'unitPrice'),
        askedOn: dayOf(row, 'askedOn'),
      })),
      competitors: (competitors.get(position.positionId) ?? []).map((row) => ({
        competitor: row.cell('competitor') ?? '',
        unitPrice: num(row, 'unitPrice') ?? '',
        seenOn: dayOf(row, 'seenOn'),
      })),
    })),
  });
};
