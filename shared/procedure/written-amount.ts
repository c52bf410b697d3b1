import { decimalText } from './decimal-text.ts';

const currencyWords: readonly (readonly [RegExp, string])[] = [
  [/₽|(?<!\p{L})(?:руб(?:\.|л[еьяю]\p{L}*)?|р\.|RUB|RUR)(?!\p{L})/iu, 'RUB'],
  [/₴|(?<!\p{L})(?:грн\.?|гривен\p{L}*|гривн\p{L}*|UAH)(?!\p{L})/iu, 'UAH'],
  [/€|(?<!\p{L})(?:евро|євро|EUR)(?!\p{L})/iu, 'EUR'],
  [/(?<!\p{L})(?:USD|US\$)(?!\p{L})|(?<!\p{L})долл\p{L}*\.? США/iu, 'USD'],
  [/(?<!\p{L})(?:KZT|тенге)(?!\p{L})|₸/iu, 'KZT'],
  [/(?<!\p{L})(?:BYN)(?!\p{L})/iu, 'BYN'],
];

/** The currency that a text names, as ISO 4217; null where it names none. A bare `$` may be any of twenty. */
export const currencyNamed = (text: string): string | null => {
  const code = /^\s*([A-Z]{3})\s*$/.exec(text)?.[1];
  if (code !== undefined) return code === 'RUR' ? 'RUB' : code;
  return currencyWords.find(([pattern]) => pattern.test(text))?.[1] ?? null;
};

const thousands = /^\d{1,3}(?:[\s\u00a0\u202f'’]\d{3})+$/;

/**
 * A sum as people write it (`1 500 000,50`, `1,500,000.50`, `1.500.000,50`) to plain decimal text. Where one sign stands
 * once with three digits behind it, it may mean a thousand or a fraction: null, nothing is guessed. Null for what is no number.
 */
export const writtenAmount = (text: string): string | null => {
  const bare = /^[-+]?\d[\d\s\u00a0\u202f'’.,]*/.exec(text.trim())?.[0].trim().replace(/[.,]$/, '');
  if (bare === undefined) return null;
  const sign = bare.startsWith('-') ? '-' : '';
  const body = bare.replace(/^[-+]/, '');
  const marks = [...body.matchAll(/[.,]/g)].map(([mark]) => mark);
  const last = marks.at(-1);
  if (last === undefined) {
    return /[\s\u00a0\u202f'’]/.test(body) && !thousands.test(body)
      ? null
      : decimalText(sign + body.replace(/\D/g, ''));
  }
  const isOneKind = marks.every((mark) => mark === last);
  const behind = body.length - body.lastIndexOf(last) - 1;
  const hasSpaces = /[\s\u00a0\u202f'’]/.test(body);
  // Several of one sign only divide thousands.
  if (isOneKind && marks.length > 1)
    return /^\d{1,3}(?:[.,]\d{3})+$/.test(body) ? decimalText(sign + body.replace(/\D/g, '')) : null;
  if (isOneKind && behind === 3 && !hasSpaces && !/^0[.,]/.test(body)) return null;
  if (!isOneKind && marks.slice(0, -1).some((mark) => mark === last)) return null;
  const at = body.lastIndexOf(last);
  const [whole, fraction] = [body.slice(0, at), body.slice(at + 1)];
  return /^\d+$/.test(fraction) ? decimalText(`${sign}${whole.replace(/\D/g, '')}.${fraction}`) : null;
};
