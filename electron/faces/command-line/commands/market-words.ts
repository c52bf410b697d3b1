import type { FieldValue, LooseRecord, MarketRecord } from '#shared/market/record.ts';
import { fieldsOf, type FieldShape } from '#shared/market/fields.ts';
import type { TextKey } from '#shared/text/keys.ts';
import type { Words } from '../command.ts';

type Rate = { readonly count: number; readonly of: number; readonly percent: string | null };

/** “3 of 11 (27.27 %)”, and “0 of 0” where there is nothing to divide by. */
export const rateWords = ({ count, of, percent }: Rate, { say }: Pick<Words, 'say'>): string =>
  percent === null ? say('market.rate.none') : say('market.rate', { count, of, percent });

export const valueWords = (shape: FieldShape, value: FieldValue, { say }: Pick<Words, 'say'>): string => {
  if (value === null) return '';
  if (typeof value === 'boolean') return say(value ? 'market.yes' : 'market.no');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.join('; ');
  return shape.type === 'choice' ? say(`market.choice.${value}` as TextKey) : value;
};

/** Every field of a record that says something, with its name. */
export const recordLines = (record: MarketRecord, words: Words): readonly (readonly string[])[] =>
  fieldsOf(record.kind).flatMap(([field, shape]) => {
    const value = (record as LooseRecord)[field] ?? null;
    const text = valueWords(shape, value, words);
    return text === '' || value === false ? [] : [[`  ${words.say(`market.field.${field}` as TextKey)}`, text]];
  });
