import { failuresOf, type CodeTable } from '../kernel/failure.ts';

/** Refusals about our own companies, and what their cards lack. */
export const companyCodes = {
  'company.name-taken': { class: 'input', details: ['name'] },
  'company.last-one': { class: 'input', details: ['name'] },
  'company.in-use': { class: 'input', details: ['name', 'bids', 'keys', 'papers'] },
  'company.extract-unread': { class: 'input', details: ['file', 'reason'] },
  'company.extract-empty': { class: 'input', details: ['file'] },
  'company.extract-other-company': { class: 'verdict', details: ['own', 'found'] },
  'company.extract-several': { class: 'verdict', details: ['field', 'values'] },
  'company.kpp-of-person': { class: 'verdict', details: ['inn'] },
  'company.numbers-of-two-kinds': { class: 'verdict', details: ['inn', 'ogrn'] },
  'company.email-form': { class: 'input', details: ['value'] },
} as const satisfies CodeTable;

export type CompanyCode = keyof typeof companyCodes;
export const failCompany = failuresOf(companyCodes);
