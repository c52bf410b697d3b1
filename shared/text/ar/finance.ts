import { financeFields } from './finance-calculator-fields.ts';
import { financeWords } from './finance-calculator-words.ts';
import { financeCalculators } from './finance-calculators.ts';
import { financeCodes } from './finance-codes.ts';

export const finance = { ...financeCodes, ...financeCalculators, ...financeFields, ...financeWords };
