import { Decimal, fraction, roundHalfUp, type DecimalText, type Fraction } from './decimal.ts';

/** ISO 4217 letters. Legal figures of the Russian procurement laws are in `RUB`. */
export type Currency = string;

/** A sum as it is shown and stored. Within `finance` an amount of roubles always has two decimals: `"36988.77"`. */
export type Money = { readonly amount: DecimalText; readonly currency: Currency };

/** Roubles and kopecks in digits, at most two decimals, no sign: what a person types. */
export const amountPattern = /^(?:0|[1-9]\d*)(?:\.\d{1,2})?$/;

/** The program refuses sums from here on: a slip of the keyboard, not a purchase. */
export const amountLimit = '1000000000000000';

/** `"5"` and `"5.0"` become `"5.00"`; null for anything that is not an unsigned amount below the limit. */
export const parseAmount = (text: string): DecimalText | null =>
  amountPattern.test(text) && new Decimal(text).lt(amountLimit) ? new Decimal(text).toFixed(2) : null;

/** Half up to the kopeck, once, from an exact number. */
export const roundToKopeck = (value: Fraction): DecimalText => roundHalfUp(value, 2);

/** Amounts as they are shown have two decimals, and thousands of them are added at every key that is typed. */
const inKopecks = (amount: DecimalText): bigint | null =>
  amount.length > 3 && amount[amount.length - 3] === '.' ? BigInt(amount.slice(0, -3) + amount.slice(-2)) : null;

/** Adds amounts that are already shown; nothing is rounded. */
export const addAmounts = (amounts: readonly DecimalText[]): DecimalText => {
  let kopecks = 0n;
  let others = new Decimal(0);
  for (const amount of amounts) {
    const whole = inKopecks(amount);
    if (whole === null) others = others.plus(amount);
    else kopecks += whole;
  }
  return others.plus(new Decimal(kopecks.toString()).div(100)).toFixed(2);
};

/** May be negative. */
export const subtractAmounts = (from: DecimalText, what: DecimalText): DecimalText =>
  new Decimal(from).minus(what).toFixed(2);

/** Negative, zero or positive. */
export const compareAmounts = (a: DecimalText, b: DecimalText): number => new Decimal(a).cmp(b);

export const amountFraction = (amount: DecimalText): Fraction => fraction(amount);
