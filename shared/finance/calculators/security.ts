import { z } from 'zod';
import type { Outcome } from '../../kernel/failure.ts';
import { compareAmounts } from '../../kernel/money.ts';
import type { Basis } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { shownAmount } from '../fields.ts';
import type { Sheet } from '../sheet.ts';
import { securityByDocuments } from '../securities/by-documents.ts';
import { bidSecurity223, bidSecurity44 } from '../securities/bid.ts';
import { performanceSecurity223, performanceSecurity44 } from '../securities/performance.ts';
import { securityTerms, type Security, type SecurityTerms } from '../securities/terms.ts';
import { warrantySecurity44 } from '../securities/warranty.ts';

type Judge = (terms: SecurityTerms, sheet: Sheet, basis: Basis) => Outcome<Security, FinanceCode>;

const judges = {
  '44-fz': { bid: bidSecurity44, performance: performanceSecurity44, warranty: warrantySecurity44 },
  '223-fz': { bid: bidSecurity223, performance: performanceSecurity223, warranty: securityByDocuments },
  commercial: { bid: securityByDocuments, performance: securityByDocuments, warranty: securityByDocuments },
} as const satisfies Record<SecurityTerms['law'], Record<SecurityTerms['kind'], Judge>>;

/** What a security amounts to, and what the law allows: the announced percent or sum against the range of its day. */
export const security = defineCalculator({
  name: 'security',
  input: securityTerms,
  answer: {
    amount: shownAmount.nullable(),
    min: shownAmount,
    max: shownAmount.nullable(),
    mandatory: z.boolean(),
  },
  compute: (terms, sheet, basis) => {
    if (terms.contractPrice !== undefined && compareAmounts(terms.contractPrice, terms.nmck) > 0) {
      const details = { price: terms.contractPrice, nmck: terms.nmck };
      sheet.say('finance.price-above-nmck', 'warning', details, { path: 'contractPrice' });
    }
    return judges[terms.law][terms.kind](terms, sheet, basis);
  },
});
