const number = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;
const longest = 40;

/**
 * A number as a source wrote it (`1311264.00`, `1.5e6`) to plain decimal text, digit for digit: no exponent, no leading
 * zeros, trailing zeros of the fraction dropped. Null where it is no number or would need more than 40 digits.
 */
export const decimalText = (text: string): string | null => {
  const found = number.exec(text);
  if (found === null) return null;
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = found;
  const exponent = Number(exponentText);
  if (whole.length + fraction.length + Math.abs(exponent) > longest * 2) return null;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const left = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const right = point < 0 ? '0'.repeat(-point) + digits : digits.slice(Math.max(point, 0));
  const integer = left.replace(/^0+(?=\d)/, '');
  const decimals = right.replace(/0+$/, '');
  if (integer.length + decimals.length > longest) return null;
  const plain = decimals === '' ? integer : `${integer}.${decimals}`;
  return sign === '-' && plain !== '0' ? `-${plain}` : plain;
};
