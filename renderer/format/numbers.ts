import { localeOf, type Language } from '#shared/kernel/language.ts';

/**
 * Decimal strings to text without ever passing through a float: `Intl` keeps every digit of a string.
 * Digits are Latin in every language; groups and the decimal sign follow the language.
 */
type DecimalText = Intl.StringNumericLiteral;

const isDecimal = (text: string): text is DecimalText => /^-?\d+(\.\d+)?$/.test(text);

const decimalsOf = (value: string): number => value.split('.')[1]?.length ?? 0;

const memo = new Map<string, Intl.NumberFormat>();
const formatter = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  let key: string = language;
  for (const name in options) key += `${name}${String(options[name as keyof typeof options])};`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(localeOf(language), options);
  memo.set(key, made);
  return made;
};

/** Two decimals always, so that a column aligns on the decimal sign. A text that is no decimal is shown as written. */
export const amountText = (amount: string, language: Language): string =>
  isDecimal(amount)
    ? formatter(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount)
    : amount;

/** How many decimals a column of these shows: as many as the longest has, and at least so many. */
export const decimalsAmong = (values: readonly (string | null)[], least: number): number =>
  values.reduce((most, value) => (value === null ? most : Math.max(most, decimalsOf(value))), least);

/** As many decimals as were given, and at least so many, so that a column of them aligns. */
export const decimalText = (value: string, language: Language, least = 0): string =>
  isDecimal(value)
    ? formatter(language, { minimumFractionDigits: least, maximumFractionDigits: 20 }).format(value)
    : value;

/** For a spreadsheet: the language's decimal sign and no groups, every digit as given. */
export const plainNumberText = (value: string, language: Language): string =>
  isDecimal(value)
    ? formatter(language, {
        maximumFractionDigits: 20,
        minimumFractionDigits: decimalsOf(value),
        useGrouping: false,
      }).format(value)
    : value;

/** `1.2M` for axes and captions, where the exact figure stands beside. */
export const shortAmountText = (amount: string, language: Language): string =>
  isDecimal(amount) ? formatter(language, { notation: 'compact', maximumFractionDigits: 1 }).format(amount) : amount;

export const countText = (count: number, language: Language): string => formatter(language, {}).format(count);

/** `41%`. The share is 0 to 1. */
export const shareText = (share: number, language: Language): string =>
  formatter(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);

const signs = new Map<string, string>();

/** The narrow symbol where the language has one (`₽`), else the code. */
export const currencySign = (currency: string, language: Language): string => {
  const known = signs.get(language + currency);
  if (known !== undefined) return known;
  const sign = readSign(currency, language);
  signs.set(language + currency, sign);
  return sign;
};

const readSign = (currency: string, language: Language): string => {
  try {
    const parts = formatter(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(
      0,
    );
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  } catch {
    return currency;
  }
};

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Decimal units, as file managers and platforms' limits count them. */
export const bytesText = (bytes: number, language: Language): string => {
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < byteUnits.length - 1) {
    value /= 1000;
    step += 1;
  }
  const unit = byteUnits[step] ?? 'byte';
  const digits = step === 0 || value >= 99.5 ? 0 : 1;
  const options = { style: 'unit', unit, maximumFractionDigits: digits } as const;
  if (unit !== 'byte') return formatter(language, { ...options, unitDisplay: 'short' }).format(value);
  // The short English form of one unit is a word, `222 byte`; the narrow one is the sign, without its space.
  const parts = formatter(language, { ...options, unitDisplay: 'narrow' }).formatToParts(value);
  const sign = parts.find((part) => part.type === 'unit')?.value ?? 'B';
  const figures = parts.filter((part) => part.type !== 'unit' && part.type !== 'literal').map((part) => part.value);
  return `${figures.join('')}\u00a0${sign}`;
};
