import {
  compare,
  divide,
  fraction,
  larger,
  multiply,
  roundHalfUp,
  smaller,
  subtract,
  type DecimalText,
  type Fraction,
} from '../../kernel/decimal.ts';
import type { Percent } from '../../kernel/percent.ts';
import type { Scale } from './scales.ts';

/** How one criterion is measured: `least` and `most` are the limits that the notice sets for what is offered. */
export type Measure = {
  readonly scale: Scale;
  readonly weight?: DecimalText;
  readonly least?: DecimalText | null | undefined;
  readonly most?: DecimalText | null | undefined;
};

const hundred = fraction(100);
const limitOf = (limit: DecimalText | null | undefined): Fraction | null =>
  limit === null || limit === undefined ? null : fraction(limit);

/** From the worst bound to the best, in hundredths; a value beyond a limit counts as the limit (Decree 2604/2021 p.20). */
const measured = ({ scale, least, most }: Measure, values: readonly Fraction[]): ((value: Fraction) => Percent) => {
  const [floor, ceiling] = [limitOf(least), limitOf(most)];
  const within = (value: Fraction): Fraction => {
    const raised = floor === null ? value : larger(value, floor);
    return ceiling === null ? raised : smaller(raised, ceiling);
  };
  const counted = values.map(within);
  const [low, high] = [floor ?? counted.reduce(smaller), ceiling ?? counted.reduce(larger)];
  const [worst, best] = scale === 'more' ? [low, high] : [high, low];
  const range = subtract(best, worst);
  if (compare(best, worst) === 0) {
    // Nobody came off the notice's own worst bound; without one all are alike and each has the whole.
    const isWorst = scale === 'more' ? floor !== null : ceiling !== null;
    return () => (isWorst ? '0.00' : '100.00');
  }
  return (value) => roundHalfUp(multiply(divide(subtract(within(value), worst), range), hundred), 2);
};

/**
 * Points for what each bidder offers under one criterion, two decimals, half up; null where a value is not known. `more`: (x − worst) /
 * (best − worst) × 100, `less` the other way round (Decree 2604/2021 p.20); `option`: the answer's weight as a part of the criterion's.
 */
export const pointsOf = (measure: Measure, values: readonly (DecimalText | null)[]): readonly (Percent | null)[] => {
  const known = values.flatMap((value) => (value === null ? [] : [fraction(value)]));
  if (known.length === 0) return values.map(() => null);
  const whole = fraction(measure.weight ?? '0');
  const points =
    measure.scale === 'given'
      ? (value: Fraction) => roundHalfUp(value, 2)
      : measure.scale === 'option'
        ? (value: Fraction) => (whole.above.isZero() ? '0.00' : roundHalfUp(multiply(divide(value, whole), hundred), 2))
        : measured(measure, known);
  return values.map((value) => (value === null ? null : points(fraction(value))));
};
