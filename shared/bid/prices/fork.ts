import { add, divide, fraction, multiply, roundHalfUp, subtract, type DecimalText } from '../../kernel/decimal.ts';
import { compareAmounts, roundToKopeck } from '../../kernel/money.ts';
import type { Percent } from '../../kernel/percent.ts';
import type { PricePosition } from './table.ts';

/** The range of what others ask for one unit; `position` 1: nobody is cheaper than we are; null: we have no price yet. */
export type Fork = {
  readonly min: DecimalText;
  readonly max: DecimalText;
  readonly mean: DecimalText;
  readonly median: DecimalText;
  /** (max − min) / min, two decimals; 0 where the cheapest is nothing. */
  readonly spreadPercent: Percent;
  readonly position: number | null;
};

const countFork = ({ suppliers, unitPrice }: Pick<PricePosition, 'suppliers' | 'unitPrice'>): Fork | null => {
  const prices = suppliers.flatMap((one) => (one.unitPrice === null ? [] : [one.unitPrice])).toSorted(compareAmounts);
  const [min] = prices;
  const max = prices.at(-1);
  if (min === undefined || max === undefined) return null;
  const at = (index: number): DecimalText => prices[index] ?? min;
  const middle = Math.floor(prices.length / 2);
  const sum = prices.map((price) => fraction(price)).reduce(add);
  const median =
    prices.length % 2 === 1
      ? fraction(at(middle))
      : divide(add(fraction(at(middle - 1)), fraction(at(middle))), fraction(2));
  const spread = subtract(fraction(max), fraction(min));
  return {
    min: roundToKopeck(fraction(min)),
    max: roundToKopeck(fraction(max)),
    mean: roundToKopeck(divide(sum, fraction(prices.length))),
    median: roundToKopeck(median),
    spreadPercent:
      compareAmounts(min, '0') === 0 ? '0.00' : roundHalfUp(multiply(divide(spread, fraction(min)), fraction(100)), 2),
    position: unitPrice === null ? null : 1 + prices.filter((price) => compareAmounts(price, unitPrice) < 0).length,
  };
};

type Asked = Pick<PricePosition, 'suppliers' | 'unitPrice'>;
/** Positions are values: an edit makes a new one, and only that one is counted again. */
const counted = new WeakMap<Asked, { readonly fork: Fork | null }>();

/** Of those suppliers that have answered; null: none has. Half up to the kopeck. */
export const forkOf = (position: Asked): Fork | null => {
  const known = counted.get(position) ?? { fork: countFork(position) };
  counted.set(position, known);
  return known.fork;
};
