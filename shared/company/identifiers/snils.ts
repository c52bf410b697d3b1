import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { failIdentifier, type IdentifierCode } from './codes.ts';
import { digitsOf, weighted } from './digits.ts';

/** Numbers up to this one were given out before check digits were. */
const lastWithoutCheck = 1_001_998;

/**
 * Insurance number: nine digits and two check digits, Σ d·(9…1) mod 101 with 100 as 00. Spaces and hyphens are allowed;
 * the value is given back as eleven digits.
 */
export const parseSnils = (text: string): Outcome<string, IdentifierCode> => {
  const value = digitsOf(text);
  if (value === null || value.length !== 11) return failIdentifier('company.snils-form', { value: text });
  if (Number(value.slice(0, 9)) <= lastWithoutCheck) return ok(value);
  const expected = (weighted(value, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100;
  return Number(value.slice(9)) === expected
    ? ok(value)
    : failIdentifier('company.snils-check-digits', { value: text });
};
