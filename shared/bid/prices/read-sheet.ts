import type { Outcome } from '../../kernel/failure.ts';
import { failPrices, type PriceCode } from './codes.ts';
import { priceSheets, type PriceColumn } from './sheet.ts';
import { blankPosition, vatModes, type PricePosition, type PriceTable, type VatMode } from './table.ts';
import { tidyTable } from './tidy.ts';

/** A sheet as it was read: headings, and rows of what cells show. */
export type ReadSheet = {
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

export type ColumnOf = (heading: string) => PriceColumn | null;

/** A number as people and programs write it: `1 234,50`, `1234.5`, or the seventeen digits of a spreadsheet's own. */
export const numberIn = (cell: string): string => {
  const bare = cell.replace(/[\s\u00a0\u202f%]/gu, '');
  const pointed = /^\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
  if (!/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(pointed)) return pointed;
  // Beyond fifteen digits a spreadsheet holds the nearest binary number, which was 0.1 once.
  const digits = pointed.replace(/\D/g, '').replace(/^0+/, '');
  return /[eE]/.test(pointed) || (pointed.includes('.') && digits.length > 15)
    ? String(Number(Number(pointed).toPrecision(15)))
    : pointed.replace(/^0+(?=\d)/, '');
};

const isYes = (cell: string): boolean => cell !== '' && !/^(?:0|no|нет|لا|false|-)$/iu.test(cell);

type Row = { readonly row: number; readonly cell: (column: PriceColumn) => string | null };

const rowsOf = ({ header, rows }: ReadSheet, columnOf: ColumnOf): readonly Row[] => {
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

/** Which sheet this is, by the columns it has; null: none of ours. */
const kindOf = ({ header }: ReadSheet, columnOf: ColumnOf): keyof typeof priceSheets | null => {
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
const dayOf = (row: Row, column: PriceColumn): string | null => row.cell(column)?.slice(0, 10) ?? null;

const settingsIn = (rows: readonly Row[], base: PriceTable): Omit<PriceTable, 'positions'> => {
  const [row] = rows;
  if (row === undefined) return base;
  const mode = row.cell('vatMode');
  return {
    currency: row.cell('currency') ?? base.currency,
    vatMode: vatModes.find((known): known is VatMode => known === mode) ?? base.vatMode,
    vatRate: num(row, 'vatRate') ?? base.vatRate,
    deliveredOn: dayOf(row, 'deliveredOn'),
  };
};

/** A row without a number of its own that names nothing is the totals' or empty. */
const positionIn = (row: Row, fallbackId: string): PricePosition | null => {
  const name = row.cell('name');
  if (name === null) return null;
  return {
    ...blankPosition(row.cell('positionId') ?? fallbackId, name),
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
    discountPercent: num(row, 'discountPercent'),
    vatRate: num(row, 'vatRate'),
    unitCost: num(row, 'unitCost'),
  };
};

/**
 * A table from the sheets of a workbook, ours or a buyer's form whose headings are known. What a sheet does not have is taken
 * from `base`. Refuses with `prices.column-missing` where no sheet has positions, else as `tidyTable` does.
 */
export const tableFromSheets = (
  sheets: readonly ReadSheet[],
  columnOf: ColumnOf,
  base: PriceTable,
): Outcome<PriceTable, PriceCode> => {
  const byKind = Map.groupBy(sheets, (sheet) => kindOf(sheet, columnOf));
  const rowsIn = (kind: keyof typeof priceSheets): readonly Row[] =>
    (byKind.get(kind) ?? []).flatMap((sheet) => rowsOf(sheet, columnOf));
  if (byKind.get('positions') === undefined) return failPrices('prices.column-missing', { column: 'name' });
  const positions = rowsIn('positions').flatMap((row) => positionIn(row, `row-${row.row}`) ?? []);
  if (positions.length === 0) return failPrices('prices.no-positions');
  const suppliers = Map.groupBy(rowsIn('suppliers'), (row) => row.cell('positionId'));
  const competitors = Map.groupBy(rowsIn('competitors'), (row) => row.cell('positionId'));
  return tidyTable({
    ...settingsIn(rowsIn('settings'), base),
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
