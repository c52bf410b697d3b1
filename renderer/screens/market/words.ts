import type { Failure } from '#shared/kernel/failure.ts';
import { parseDay } from '#shared/calendar/days.ts';
import { amountText, decimalText } from '../../format/numbers.ts';
import { monthText, plainDayText } from '../../format/time.ts';
import type { FieldShape, MarketField, MarketKind } from '#shared/market/fields.ts';
import type { FieldValue } from '#shared/market/record.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Words } from '../../state/words.tsx';

type Speak = Pick<Words, 't' | 'language'>;

/** A field as the form of its kind calls it: things have a title, people a name. */
export const fieldName = (field: MarketField, { t }: Pick<Words, 't'>, kind?: MarketKind): string =>
  t(kind === 'person' && field === 'name' ? 'market.person.name' : (`market.field.${field}` as TextKey));
export const kindName = (kind: MarketKind, { t }: Pick<Words, 't'>): string => t(`market.kind.${kind}` as TextKey);
export const choiceName = (choice: string, { t }: Pick<Words, 't'>): string => t(`market.choice.${choice}` as TextKey);

/** “3 of 11 (27.27 %)”; “0 of 0” where there is nothing to divide by. */
export const rateText = (
  { count, of, percent }: { readonly count: number; readonly of: number; readonly percent: string | null },
  { t, language }: Speak,
): string =>
  percent === null ? t('market.rate.none') : t('market.rate', { count, of, percent: decimalText(percent, language) });

export const dayWords = (day: string, { language }: Pick<Words, 'language'>): string =>
  parseDay(day) === null ? day : plainDayText(day, language, 'date');
export const monthWords = (month: string, { language }: Pick<Words, 'language'>): string =>
  monthText(`${month}-01`, language);

/** What a field says, in words; '' where it says nothing. */
export const valueText = (shape: FieldShape, value: FieldValue, words: Speak): string => {
  if (value === null || value === false) return '';
  if (value === true) return words.t('market.yes');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.join('; ');
  switch (shape.type) {
    case 'day':
      return dayWords(value, words);
    case 'month':
      return monthWords(value, words);
    case 'money':
      return amountText(value, words.language);
    case 'number':
      return decimalText(value, words.language);
    case 'choice':
      return choiceName(value, words);
    case 'line':
    case 'text':
    case 'lines':
    case 'yes':
    case 'count':
    case 'currency':
    case 'inn':
    case 'code':
    case 'bid':
    case 'ref':
      return value;
  }
};

/** A refusal that names its fields as the form does. */
export const inFormWords = (failure: Failure, { say }: Pick<Words, 'say'>): Failure => {
  const named = (value: unknown): unknown =>
    typeof value === 'string' ? say(`market.field.${value.split('.')[0] ?? ''}`, value) : value;
  const details = Object.fromEntries(
    Object.entries(failure.details).map(([name, value]) => [
      name,
      name === 'path' || name === 'other' ? String(named(value)) : value,
    ]),
  );
  return { code: failure.code, details };
};
