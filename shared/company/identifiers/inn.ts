import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { failIdentifier, type IdentifierCode } from './codes.ts';
import { weighted } from './digits.ts';

const tenth = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const eleventh = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const twelfth = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

const digit = (text: string, weights: readonly number[]): string => String((weighted(text, weights) % 11) % 10);

export type Inn = { readonly value: string; readonly owner: 'legal-entity' | 'person' };

/**
 * A taxpayer number: 10 digits of a legal entity or 12 of a person, check digits Σ d·w mod 11 mod 10. The first two digits
 * name a tax region, so `00` is nobody's.
 */
export const parseInn = (text: string): Outcome<Inn, IdentifierCode> => {
  const value = text.trim();
  if (!/^(?:\d{10}|\d{12})$/.test(value) || value.startsWith('00')) {
    return failIdentifier('company.inn-form', { value: text });
  }
  const person = value.length === 12;
  const right = person
    ? value[10] === digit(value, eleventh) && value[11] === digit(value, twelfth)
    : value[9] === digit(value, tenth);
  return right
    ? ok({ value, owner: person ? 'person' : 'legal-entity' })
    : failIdentifier('company.inn-check-digit', { value: text });
};
