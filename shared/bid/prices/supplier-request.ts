import type { DecimalText } from '../../kernel/decimal.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { countedPositions, type PricePosition, type PriceTable, type SupplierPrice } from './table.ts';

/** What a supplier is asked about one position; never our own price or what others ask. */
export type AskedOfSupplier = {
  readonly positionId: string;
  readonly name: string;
  readonly quantity: DecimalText | null;
  readonly unit: string | null;
};

/** The lines that count, or those named, as a supplier sees them. */
export const askedOfSupplier = (table: PriceTable, positionIds: readonly string[] | null): readonly AskedOfSupplier[] =>
  (positionIds === null
    ? countedPositions(table.positions)
    : table.positions.filter(({ positionId }) => positionIds.includes(positionId))
  ).map(({ positionId, name, offered, quantity, unit }) => ({ positionId, name: offered ?? name, quantity, unit }));

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

const withPrice = (
  position: PricePosition,
  supplier: string,
  unitPrice: DecimalText | null,
  askedOn: PlainDay | null,
): PricePosition => {
  const before = position.suppliers.find((one) => sameName(one.supplier, supplier));
  const after: SupplierPrice = {
    supplier: before?.supplier ?? supplier.trim(),
    unitPrice: unitPrice ?? before?.unitPrice ?? null,
    askedOn: before?.askedOn ?? askedOn,
  };
  return {
    ...position,
    suppliers:
      before === undefined
        ? [...position.suppliers, after]
        : position.suppliers.map((one) => (one === before ? after : one)),
  };
};

/** Notes on each line that this supplier was asked on that day; a price he has given stays. */
export const noteAsked = (
  table: PriceTable,
  supplier: string,
  asked: readonly AskedOfSupplier[],
  on: PlainDay,
): PriceTable => {
  const ids = new Set(asked.map(({ positionId }) => positionId));
  return {
    ...table,
    positions: table.positions.map((position) =>
      ids.has(position.positionId) ? withPrice(position, supplier, null, on) : position,
    ),
  };
};

/** One row of a supplier's answer, as it was read. */
export type SupplierAnswer = {
  readonly row: number;
  readonly positionId: string | null;
  readonly name: string | null;
  readonly unitPrice: DecimalText | null;
};

export type TakenAnswers = {
  readonly table: PriceTable;
  readonly taken: number;
  /** Rows with a price that belong to no line, or to several. */
  readonly unmatched: readonly string[];
};

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim().toLowerCase();

/**
 * Puts a supplier's prices beside the lines, by the line's number where the row has one, else by its exact name where only one line has
 * it. A row without a price says nothing; a row that fits nowhere is named and nothing is guessed.
 */
export const takeAnswers = (
  table: PriceTable,
  supplier: string,
  answers: readonly SupplierAnswer[],
  on: PlainDay,
): TakenAnswers => {
  const byName = Map.groupBy(table.positions, ({ name, offered }) => folded(offered ?? name));
  const known = new Set(table.positions.map(({ positionId }) => positionId));
  const prices = new Map<string, DecimalText>();
  const unmatched: string[] = [];
  for (const { row, positionId, name, unitPrice } of answers) {
    if (unitPrice === null) continue;
    const named = name === null ? [] : (byName.get(folded(name)) ?? []);
    const found =
      positionId !== null && known.has(positionId) ? positionId : named.length === 1 ? named[0]?.positionId : undefined;
    if (found === undefined) unmatched.push(name ?? positionId ?? String(row));
    else prices.set(found, unitPrice);
  }
  const positions = table.positions.map((position) => {
    const price = prices.get(position.positionId);
    return price === undefined ? position : withPrice(position, supplier, price, on);
  });
  return { table: { ...table, positions }, taken: prices.size, unmatched };
};
