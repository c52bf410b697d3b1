import { Decimal, type DecimalText } from '../kernel/decimal.ts';
import type { Percent } from '../kernel/percent.ts';

/**
 * Parts of a whole in percent with two decimals that add up to 100.00 exactly: each is cut down, and the hundredths that are left
 * go to the greatest remainders (of equal ones, to the first). Null where the whole is nothing.
 */
export const sharesOf = (parts: readonly DecimalText[]): readonly Percent[] | null => {
  const amounts = parts.map((part) => new Decimal(part));
  const whole = amounts.reduce((sum, each) => sum.plus(each), new Decimal(0));
  if (!whole.isPositive() || whole.isZero()) return null;
  const exact = amounts.map((each) => each.times(10_000));
  const floors = exact.map((each) => each.divToInt(whole).toNumber());
  let left = 10_000 - floors.reduce((sum, each) => sum + each, 0);
  const byRemainder = exact
    .map((each, index) => ({ index, rest: each.minus(whole.times(floors[index] ?? 0)) }))
    .toSorted((a, b) => b.rest.cmp(a.rest) || a.index - b.index);
  const shares = [...floors];
  for (const { index } of byRemainder) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares.map((share) => new Decimal(share).div(100).toFixed(2));
};
