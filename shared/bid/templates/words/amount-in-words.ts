import { Decimal, type DecimalText } from '../../../kernel/decimal.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Currency } from '../../../kernel/money.ts';
import { inArabic, type ArabicNoun } from './arabic.ts';
import { currencyWords } from './currencies.ts';
import { inEnglish } from './english.ts';
import { inRussian, russianForm } from './russian.ts';

/** The form of a noun beside a number in digits. */
const arabicForm = (digits: string, { one, two, few, many }: ArabicNoun): string => {
  const n = Number(digits);
  if (n === 2) return two;
  if (n >= 3 && n <= 10) return few;
  return n >= 11 && n <= 99 ? many : one;
};

/** A currency that has no name here: its letters, so that the number at least can be said. */
const lettersNoun = (currency: Currency): ArabicNoun => ({
  one: currency,
  two: `اثنان ${currency}`,
  few: currency,
  many: currency,
  gender: 'masculine',
});

/**
 * An amount as letters and contracts repeat it: the whole in words, the hundredths in two digits, the currency by its name
 * (`один миллион двести рублей 05 копеек`). Takes decimal text without sign, at most two decimals and below 10^15; throws on anything else,
 * which callers have refused before.
 */
export const amountInWords = (amount: DecimalText, currency: Currency, language: Language): string => {
  const exact = new Decimal(amount);
  if (exact.isNegative() || exact.decimalPlaces() > 2 || exact.gte('1e15'))
    throw new RangeError(`no amount: ${amount}`);
  const [whole = '0', part = '00'] = exact.toFixed(2).split('.');
  const names = currencyWords[currency];
  switch (language) {
    case 'en': {
      const major = names?.en.major[whole === '1' ? 0 : 1] ?? currency;
      const minor = names?.en.minor[part === '01' ? 0 : 1];
      return `${inEnglish(whole)} ${major} ${minor === undefined ? `${part}/100` : `${part} ${minor}`}`;
    }
    case 'ru': {
      const words = inRussian(whole, names?.ru.gender ?? 'masculine');
      return names === undefined
        ? `${words} ${currency} ${part}/100`
        : `${words} ${russianForm(whole, names.ru.major)} ${part} ${russianForm(part, names.ru.minor)}`;
    }
    case 'ar': {
      const words = inArabic(whole, names?.ar.major ?? lettersNoun(currency));
      return names === undefined ? `${words} و${part}/100` : `${words} و${part} ${arabicForm(part, names.ar.minor)}`;
    }
  }
};
