import {
  divide,
  fraction,
  larger,
  multiply,
  roundHalfUp,
  smaller,
  subtract,
  compare,
  type DecimalText,
} from '../../kernel/decimal.ts';
import type { Percent } from '../../kernel/percent.ts';
import type { Criterion } from './study.ts';

/**
 * Points for what each bidder offers under one criterion, two decimals, half up; null where a value is not known. `more`: (x − worst) /
 * (best − worst) × 100, `less` the other way round (the scales of Decree 2604/2021). Where all are alike each has 100.
 */
export const pointsOf = (
  scale: Criterion['scale'],
  values: readonly (DecimalText | null)[],
): readonly (Percent | null)[] => {
  const known = values.flatMap((value) => (value === null ? [] : [fraction(value)]));
  const [first] = known;
  if (first === undefined) return values.map(() => null);
  if (scale === 'given') return values.map((value) => (value === null ? null : roundHalfUp(fraction(value), 2)));
  const [least, most] = [known.reduce(smaller), known.reduce(larger)];
  const range = subtract(most, least);
  return values.map((value) => {
    if (value === null) return null;
    if (compare(most, least) === 0) return '100.00';
    const gained = scale === 'more' ? subtract(fraction(value), least) : subtract(most, fraction(value));
    return roundHalfUp(multiply(divide(gained, range), fraction(100)), 2);
  });
};
