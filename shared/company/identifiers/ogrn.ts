import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { failIdentifier, type IdentifierCode } from './codes.ts';

const lastDigit = (value: string, modulus: bigint): string => String((BigInt(value.slice(0, -1)) % modulus) % 10n);

/** State registration number of a legal entity: 13 digits, the last is the first twelve mod 11 mod 10. */
export const parseOgrn = (text: string): Outcome<string, IdentifierCode> => {
  const value = text.trim();
  if (!/^[15]\d{12}$/.test(value)) return failIdentifier('company.ogrn-form', { value: text });
  return value.endsWith(lastDigit(value, 11n))
    ? ok(value)
    : failIdentifier('company.ogrn-check-digit', { value: text });
};

/** State registration number of a sole proprietor: 15 digits, the last is the first fourteen mod 13 mod 10. */
export const parseOgrnip = (text: string): Outcome<string, IdentifierCode> => {
  const value = text.trim();
  if (!/^[34]\d{14}$/.test(value)) return failIdentifier('company.ogrnip-form', { value: text });
  return value.endsWith(lastDigit(value, 13n))
    ? ok(value)
    : failIdentifier('company.ogrnip-check-digit', { value: text });
};
