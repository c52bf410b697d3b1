import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { failIdentifier, type IdentifierCode } from './codes.ts';

/** Reason for registration: four digits of the tax office, two digits or Latin capitals, three digits; no check digit. */
export const parseKpp = (text: string): Outcome<string, IdentifierCode> => {
  const value = text.trim();
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(value) ? ok(value) : failIdentifier('company.kpp-form', { value: text });
};
