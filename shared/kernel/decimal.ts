import { Decimal as AnyDecimal } from 'decimal.js';

/** A decimal number as text, the only form in which an exact number travels: `"24"`, `"0.5"`, `"-36988.77"`. */
export type DecimalText = string;

/** Digits enough for every product of our inputs to be exact; only division and roots could ever need more. */
export const Decimal = AnyDecimal.clone({
  precision: 400,
  rounding: AnyDecimal.ROUND_HALF_UP,
  toExpNeg: -400,
  toExpPos: 400,
});
export type Decimal = AnyDecimal;

/** Roots are irrational, so they are cut somewhere: far beyond the last digit that anyone rounds to. */
const RootDecimal = AnyDecimal.clone({ precision: 60, rounding: AnyDecimal.ROUND_HALF_UP });

export const decimalPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Plain digits only: no exponent, no leading plus, no spaces, no digit grouping. Null when it is anything else. */
export const parseDecimal = (text: string): Decimal | null => (decimalPattern.test(text) ? new Decimal(text) : null);

/** An exact quotient: division is postponed until someone names a rounding. `below` is always positive. */
export type Fraction = { readonly above: Decimal; readonly below: Decimal };

const one = new Decimal(1);

/** Most numbers are whole or decimal, not quotients: their `below` is this very object, and nothing is multiplied by it. */
const times = (a: Decimal, b: Decimal): Decimal => (a === one ? b : b === one ? a : a.times(b));

export const fraction = (value: DecimalText | number | Decimal): Fraction => ({
  above: new Decimal(value),
  below: one,
});
export const add = (a: Fraction, b: Fraction): Fraction =>
  a.below === b.below
    ? { above: a.above.plus(b.above), below: a.below }
    : { above: times(a.above, b.below).plus(times(b.above, a.below)), below: times(a.below, b.below) };
export const negate = (a: Fraction): Fraction => ({ above: a.above.negated(), below: a.below });
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
export const multiply = (a: Fraction, b: Fraction): Fraction => ({
  above: a.above.times(b.above),
  below: times(a.below, b.below),
});
/** Throws on a zero divisor: callers have refused it before, by the name of its field. */
export const divide = (a: Fraction, b: Fraction): Fraction => {
  if (b.above.isZero()) throw new RangeError('division by zero');
  const [above, below] = [times(a.above, b.below), times(a.below, b.above)];
  return below.isNegative() ? { above: above.negated(), below: below.negated() } : { above, below };
};
/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction): number => times(a.above, b.below).cmp(times(b.above, a.below));
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);

/** Exact for whole exponents; otherwise to 60 significant digits. */
export const raise = (base: Fraction, exponent: Fraction): Fraction => {
  const power = exponent.above.div(exponent.below);
  if (power.isInteger() && !power.isNegative() && power.lte(400)) {
    return { above: base.above.pow(power), below: base.below.pow(power) };
  }
  const root = new RootDecimal(base.above)
    .div(new RootDecimal(base.below))
    .pow(new RootDecimal(exponent.above).div(new RootDecimal(exponent.below)));
  return fraction(new Decimal(root));
};

const powersOfTen = Array.from({ length: 7 }, (_, exponent) => new Decimal(10).pow(exponent));
/** At most six decimals are ever shown. */
const powerOfTen = (places: number): Decimal => powersOfTen[places] ?? new Decimal(10).pow(places);

/** A whole number of 10^-places, not negative, as text. */
const withPoint = (whole: Decimal, places: number): DecimalText => {
  if (places === 0) return whole.toFixed();
  const digits = whole.toFixed().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/**
 * Rounds an exact quotient to `places` decimals, halves away from zero (“half up” of accounting; Decree 2604/2021 calls
 * it rounding by the mathematical rules). The remainder is compared exactly, so a tie is a tie.
 */
export const roundHalfUp = (value: Fraction, places: number): DecimalText => {
  const scaled = times(value.above.abs(), powerOfTen(places));
  const whole = scaled.divToInt(value.below);
  const rest = scaled.minus(times(whole, value.below));
  const rounded = rest.plus(rest).gte(value.below) ? whole.plus(1) : whole;
  return (value.above.isNegative() && !rounded.isZero() ? '-' : '') + withPoint(rounded, places);
};

/** The least whole number not below the quotient: months started, calls needed. */
export const roundUpToWhole = (value: Fraction): DecimalText => {
  const whole = value.above.divToInt(value.below);
  const exact = times(whole, value.below).eq(value.above);
  return (exact || value.above.isNegative() ? whole : whole.plus(1)).toFixed(0);
};

/** The greatest whole number of 10^-places that does not exceed a non-negative quotient. */
export const roundDown = (value: Fraction, places: number): DecimalText =>
  withPoint(times(value.above, powerOfTen(places)).divToInt(value.below), places);
