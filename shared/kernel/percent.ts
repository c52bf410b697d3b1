import { divide, fraction, multiply, roundHalfUp, type DecimalText, type Fraction } from './decimal.ts';

/** A percentage as a decimal text: 24 % is `"24"`, half a percent `"0.5"`. Never a share of one. */
export type Percent = DecimalText;

/** Non-negative, at most six decimals: rates are quoted with two to four. */
export const percentPattern = /^(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;

const hundred = fraction(100);

/** `percent` of `base`, exact. */
export const percentOf = (percent: Percent, base: Fraction): Fraction =>
  divide(multiply(base, fraction(percent)), hundred);

/** What share of `whole` is `part`, in percent with two decimals, half up. `whole` must not be zero. */
export const shareInPercent = (part: Fraction, whole: Fraction): Percent =>
  roundHalfUp(multiply(divide(part, whole), hundred), 2);
