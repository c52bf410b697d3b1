import { financeFields } from './finance-calculator-fields.ts';
import { financeWords } from './finance-calculator-words.ts';
import { financeCalculators } from './finance-calculators.ts';
import { financeCodes } from './finance-codes.ts';

/** Texts of `shared/finance`; the key scheme is in its README. */
export const finance = { ...financeCodes, ...financeCalculators, ...financeFields, ...financeWords } as const;
