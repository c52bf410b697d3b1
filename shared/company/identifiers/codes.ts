import { failuresOf, type CodeTable } from '../../kernel/failure.ts';

export const identifierCodes = {
  'company.inn-form': { class: 'input', details: ['value'] },
  'company.inn-check-digit': { class: 'input', details: ['value'] },
  'company.kpp-form': { class: 'input', details: ['value'] },
  'company.ogrn-form': { class: 'input', details: ['value'] },
  'company.ogrn-check-digit': { class: 'input', details: ['value'] },
  'company.ogrnip-form': { class: 'input', details: ['value'] },
  'company.ogrnip-check-digit': { class: 'input', details: ['value'] },
  'company.snils-form': { class: 'input', details: ['value'] },
  'company.snils-check-digits': { class: 'input', details: ['value'] },
  'company.bik-form': { class: 'input', details: ['value'] },
  'company.account-form': { class: 'input', details: ['value'] },
  'company.account-check-digit': { class: 'input', details: ['value', 'bik'] },
  'company.account-not-checked': { class: 'verdict', details: ['value'] },
} as const satisfies CodeTable;

export type IdentifierCode = keyof typeof identifierCodes;
export const failIdentifier = failuresOf(identifierCodes);
