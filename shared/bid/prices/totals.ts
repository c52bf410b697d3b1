import { add, divide, fraction, multiply, subtract, type DecimalText, type Fraction } from '../../kernel/decimal.ts';
import { addAmounts, compareAmounts, roundToKopeck, subtractAmounts } from '../../kernel/money.ts';
import { percentOf, shareInPercent, type Percent } from '../../kernel/percent.ts';
import { countedPositions, type PricePosition, type PriceTable } from './table.ts';

/** Amounts with two decimals; `cost` null where no cost was named. */
export type PriceLine = {
  readonly net: DecimalText;
  readonly vat: DecimalText;
  readonly gross: DecimalText;
  readonly cost: DecimalText | null;
};

export type PriceTotals = {
  readonly net: DecimalText;
  readonly vat: DecimalText;
  readonly gross: DecimalText;
  /** VAT by rate, as an invoice lists it, the highest rate first. */
  readonly vatByRate: readonly { readonly rate: Percent; readonly net: DecimalText; readonly vat: DecimalText }[];
  /** Of the lines that have a cost; `costed` says how many of `counted` those are. */
  readonly cost: DecimalText;
  readonly costed: number;
  readonly counted: number;
  /** Lines that are counted and have no price or no quantity yet: they stand in the totals with nothing. */
  readonly unpriced: number;
  /** Only where every counted line has a cost, and of the price without VAT; null elsewhere. */
  readonly margin: { readonly profit: DecimalText; readonly ofPrice: Percent; readonly ofCost: Percent } | null;
};

const hundred = fraction(100);

/** Quantity times price less discount, exact. */
const exactSum = ({ quantity, unitPrice, discountPercent }: PricePosition): Fraction | null => {
  if (quantity === null || unitPrice === null) return null;
  const full = multiply(fraction(quantity), fraction(unitPrice));
  return discountPercent === null ? full : subtract(full, percentOf(discountPercent, full));
};

/** VAT inside a sum (Tax Code art. 164 p. 4): sum × rate / (100 + rate). */
const vatInside = (sum: Fraction, rate: Percent): Fraction =>
  divide(multiply(sum, fraction(rate)), add(hundred, fraction(rate)));

const rateOf = (position: PricePosition, table: Pick<PriceTable, 'vatMode' | 'vatRate'>): Percent =>
  table.vatMode === 'none' ? '0' : (position.vatRate ?? table.vatRate);

const countLine = (position: PricePosition, table: Pick<PriceTable, 'vatMode' | 'vatRate'>): PriceLine | null => {
  const exact = exactSum(position);
  if (exact === null || position.quantity === null) return null;
  const sum = roundToKopeck(exact);
  const rate = rateOf(position, table);
  const cost =
    position.unitCost === null
      ? null
      : roundToKopeck(multiply(fraction(position.quantity), fraction(position.unitCost)));
  if (table.vatMode === 'added') {
    const vat = roundToKopeck(percentOf(rate, fraction(sum)));
    return { net: sum, vat, gross: addAmounts([sum, vat]), cost };
  }
  const vat = table.vatMode === 'none' ? '0.00' : roundToKopeck(vatInside(fraction(sum), rate));
  return { net: subtractAmounts(sum, vat), vat, gross: sum, cost };
};

type Counted = { readonly settings: string; readonly line: PriceLine | null };
/** Positions are values: an edit makes a new one, and only that one is counted again. */
const counted = new WeakMap<PricePosition, Counted>();

/**
 * One line: quantity × price − discount, rounded half up to the kopeck once; VAT of that sum, rounded again as an invoice line
 * is. Null while price or quantity is missing.
 */
export const lineOf = (position: PricePosition, table: Pick<PriceTable, 'vatMode' | 'vatRate'>): PriceLine | null => {
  const settings = `${table.vatMode} ${table.vatRate}`;
  const known = counted.get(position);
  if (known?.settings === settings) return known.line;
  const line = countLine(position, table);
  counted.set(position, { settings, line });
  return line;
};

const marginOf = (net: DecimalText, cost: DecimalText): PriceTotals['margin'] => {
  if (compareAmounts(net, '0') === 0 || compareAmounts(cost, '0') === 0) return null;
  const profit = subtractAmounts(net, cost);
  return {
    profit,
    ofPrice: shareInPercent(fraction(profit), fraction(net)),
    ofCost: shareInPercent(fraction(profit), fraction(cost)),
  };
};

/** Adds the shown lines of all positions that count; nothing is rounded on the way. */
export const totalsOf = (table: PriceTable): PriceTotals => {
  const positions = countedPositions(table.positions);
  const priced = positions.flatMap((position) => {
    const line = lineOf(position, table);
    return line === null ? [] : [{ line, rate: rateOf(position, table) }];
  });
  const sum = (of: (line: PriceLine) => DecimalText): DecimalText => addAmounts(priced.map(({ line }) => of(line)));
  const costs = priced.flatMap(({ line }) => (line.cost === null ? [] : [line.cost]));
  const [net, cost] = [sum((line) => line.net), addAmounts(costs)];
  const byRate = Map.groupBy(priced, ({ rate }) => rate);
  return {
    net,
    vat: sum((line) => line.vat),
    gross: sum((line) => line.gross),
    vatByRate: [...byRate]
      .map(([rate, lines]) => ({
        rate,
        net: addAmounts(lines.map(({ line }) => line.net)),
        vat: addAmounts(lines.map(({ line }) => line.vat)),
      }))
      .toSorted((a, b) => compareAmounts(b.rate, a.rate)),
    cost,
    costed: costs.length,
    counted: positions.length,
    unpriced: positions.length - priced.length,
    margin: positions.length > 0 && costs.length === positions.length ? marginOf(net, cost) : null,
  };
};
