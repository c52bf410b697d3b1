import type { PlainDay } from '../../kernel/instant.ts';
import { lineOf, totalsOf } from './totals.ts';
import { countedPositions, type PricePosition, type PriceTable } from './table.ts';

/** A cell on its way into a spreadsheet: live numbers and days, text that stays text, never a formula. */
export type SheetCell =
  | { readonly text: string }
  | { readonly amount: string }
  | { readonly percent: string }
  | { readonly count: number }
  | { readonly day: string }
  | null;

/** The sheets of a workbook and their columns, in order. What is computed goes out for people and is not read again. */
export const priceSheets = {
  settings: ['currency', 'vatMode', 'vatRate', 'deliveredOn'],
  positions: [
    'positionId',
    'noticeItemId',
    'name',
    'classification',
    'quantity',
    'unit',
    'offered',
    'isEquivalent',
    'maker',
    'country',
    'alternativeTo',
    'isChosen',
    'unitPrice',
    'discountPercent',
    'vatRate',
    'unitCost',
    'net',
    'vat',
    'gross',
  ],
  suppliers: ['positionId', 'supplier', 'unitPrice', 'askedOn'],
  competitors: ['positionId', 'competitor', 'unitPrice', 'seenOn'],
} as const;
export type PriceSheet = keyof typeof priceSheets;
export type PriceColumn = (typeof priceSheets)[PriceSheet][number];

const text = (value: string | null): SheetCell => (value === null ? null : { text: value });
const amount = (value: string | null): SheetCell => (value === null ? null : { amount: value });
const percent = (value: string | null): SheetCell => (value === null ? null : { percent: value });
const day = (value: PlainDay | null): SheetCell => (value === null ? null : { day: value });
const mark = (value: boolean): SheetCell => (value ? { count: 1 } : null);

const positionRow = (position: PricePosition, table: PriceTable, isCounted: boolean): readonly SheetCell[] => {
  const line = isCounted ? lineOf(position, table) : null;
  return [
    text(position.positionId),
    text(position.noticeItemId),
    text(position.name),
    text(position.classification),
    amount(position.quantity),
    text(position.unit),
    text(position.offered),
    mark(position.isEquivalent),
    text(position.maker),
    text(position.country),
    text(position.alternativeTo),
    mark(position.isChosen),
    amount(position.unitPrice),
    percent(position.discountPercent),
    percent(position.vatRate),
    amount(position.unitCost),
    amount(line?.net ?? null),
    amount(line?.vat ?? null),
    amount(line?.gross ?? null),
  ];
};

/** The rows of every sheet; the totals are the last row of the positions, without a number of their own. */
export const sheetRows = (table: PriceTable): Readonly<Record<PriceSheet, readonly (readonly SheetCell[])[]>> => {
  const counted = new Set(countedPositions(table.positions));
  const { net, vat, gross } = totalsOf(table);
  const blank: readonly SheetCell[] = priceSheets.positions.slice(0, -3).map(() => null);
  return {
    settings: [[text(table.currency), text(table.vatMode), percent(table.vatRate), day(table.deliveredOn)]],
    positions: [
      ...table.positions.map((position) => positionRow(position, table, counted.has(position))),
      [...blank, amount(net), amount(vat), amount(gross)],
    ],
    suppliers: table.positions.flatMap(({ positionId, suppliers }) =>
      suppliers.map(({ supplier, unitPrice, askedOn }) => [
        text(positionId),
        text(supplier),
        amount(unitPrice),
        day(askedOn),
      ]),
    ),
    competitors: table.positions.flatMap(({ positionId, competitors }) =>
      competitors.map(({ competitor, unitPrice, seenOn }) => [
        text(positionId),
        text(competitor),
        amount(unitPrice),
        day(seenOn),
      ]),
    ),
  };
};
