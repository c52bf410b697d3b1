import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { failIdentifier, type IdentifierCode } from './codes.ts';
import { digitsOf, weighted } from './digits.ts';

/** Bank identification code: nine digits from a zero; it has no check digit. */
export const parseBik = (text: string): Outcome<string, IdentifierCode> => {
  const value = text.trim();
  return /^0\d{8}$/.test(value) ? ok(value) : failIdentifier('company.bik-form', { value: text });
};

/** `checked` is false for treasury accounts, whose check digit follows another rule: only their form was looked at. */
export type BankAccount = { readonly value: string; readonly checked: boolean };

const keyWeights = Array.from({ length: 23 }, (_, index) => [7, 1, 3][index % 3] ?? 0);

const agrees = (prefix: string, account: string): boolean => weighted(prefix + account, keyWeights) % 10 === 0;

/**
 * A 20-digit account at the bank of `bik`: the last three digits of the code and the account, weights 7, 1, 3, sum ends in
 * zero (a bank that is itself a settlement centre, code ending 000–002, uses the correspondent rule). Treasury accounts
 * (`03…`, since 2021) do not follow it, so an account starting with 0 is accepted by its form, `checked: false`.
 */
export const parseAccount = (account: string, bik: string): Outcome<BankAccount, IdentifierCode> => {
  const bank = parseBik(bik);
  if (!bank.ok) return bank;
  const value = digitsOf(account);
  if (value === null || value.length !== 20) return failIdentifier('company.account-form', { value: account });
  if (value.startsWith('0')) return ok({ value, checked: false });
  const settlementCentre = /00[0-2]$/.test(bank.value);
  return agrees(settlementCentre ? `0${bank.value.slice(4, 6)}` : bank.value.slice(6), value)
    ? ok({ value, checked: true })
    : failIdentifier('company.account-check-digit', { value: account, bik });
};

/** The bank's own account at the central bank (`301…`): `0` and the fifth and sixth digits of the code stand in front. */
export const parseCorrespondentAccount = (account: string, bik: string): Outcome<BankAccount, IdentifierCode> => {
  const bank = parseBik(bik);
  if (!bank.ok) return bank;
  const value = digitsOf(account);
  if (value === null || !/^301\d{17}$/.test(value)) {
    return failIdentifier('company.account-form', { value: account });
  }
  return agrees(`0${bank.value.slice(4, 6)}`, value)
    ? ok({ value, checked: true })
    : failIdentifier('company.account-check-digit', { value: account, bik });
};
