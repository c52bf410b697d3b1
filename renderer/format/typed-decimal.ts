import type { Language } from '#shared/kernel/language.ts';

const spaces = /[\s\u00a0\u202f\u2009'’_\u200e\u200f\u061c]/g;
const eastern = /[\u0660-\u0669\u06f0-\u06f9]/g;

const westernDigits = (text: string): string =>
  text.replace(eastern, (digit) => String((digit.charCodeAt(0) - (digit >= '\u06f0' ? 0x06f0 : 0x0660)) % 10));

/** `1,234,567`: every group but the first has three digits. */
const isGrouped = (parts: readonly string[]): boolean =>
  /^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((part) => /^\d{3}$/.test(part));

/** Finds which sign is the decimal one; null when the text can be read in no way. */
const pointed = (text: string, language: Language): string | null => {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma >= 0 && point >= 0) {
    const [group, sign] = comma > point ? ['.', ','] : [',', '.'];
    const [whole = '', ...rest] = text.split(sign);
    return rest.length === 1 && isGrouped(whole.split(group))
      ? `${whole.split(group).join('')}.${rest[0] ?? ''}`
      : null;
  }
  const sign = comma >= 0 ? ',' : '.';
  const parts = text.split(sign);
  if (parts.length === 1) return text;
  if (parts.length > 2) return isGrouped(parts) ? parts.join('') : null;
  // One comma before three digits groups thousands where the language writes them so, and is the decimal sign elsewhere.
  return sign === ',' && language !== 'ru' && isGrouped(parts) ? parts.join('') : parts.join('.');
};

/**
 * What a person types for a number, as a plain decimal: `1 234 567,89`, `1,234,567.89` and `١٢٣٤٫٥` are read; what could
 * mean two things or nothing is null. Never passes through a float.
 */
export const readTypedDecimal = (typed: string, language: Language): string | null => {
  const text = westernDigits(typed)
    .replace(spaces, '')
    .replaceAll('\u066c', '')
    .replaceAll('\u066b', '.')
    .replace(/^\u2212/, '-');
  const isNegative = text.startsWith('-');
  const plain = pointed(isNegative ? text.slice(1) : text, language);
  const found = plain === null ? null : /^(\d*)\.?(\d*)$/.exec(plain);
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const whole = (found[1] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const decimals = found[2] ?? '';
  return `${isNegative ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
};
