import type { DecimalText } from '../kernel/decimal.ts';

/** Roubles as text to whole kopecks; the text has two decimals at most. */
export const kopecksOf = (amount: DecimalText): bigint => {
  const [whole = '0', decimals = ''] = amount.split('.');
  const size = BigInt(whole.replace('-', '') + decimals.padEnd(2, '0'));
  return amount.startsWith('-') ? -size : size;
};

/** Whole kopecks as roubles with two decimals, possibly negative. */
export const roublesOf = (kopecks: bigint): DecimalText => {
  const digits = String(kopecks < 0n ? -kopecks : kopecks).padStart(3, '0');
  return `${kopecks < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
