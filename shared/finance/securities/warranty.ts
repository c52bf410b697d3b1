import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { Basis } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { rulesOn, sayStanding } from '../rules/choose.ts';
import type { Sheet } from '../sheet.ts';
import { announcedSum, judgeRange, nmckOf, percentOfBase } from './announced.ts';
import { exemptByCleanContracts } from './exemption.ts';
import type { Security, SecurityTerms } from './terms.ts';

/** Security of warranty obligations, 44-FZ art. 96 p.2.2: at most 10 % of the NMCK, the customer decides whether to ask for it. */
export const warrantySecurity44 = (
  terms: SecurityTerms,
  sheet: Sheet,
  { rules }: Basis,
): Outcome<Security, FinanceCode> => {
  const ids = ['warranty.percent-max', 'performance.clean-contracts'] as const;
  const chosen = rulesOn(rules, '44-fz', terms.publishedOn, ids);
  if (!chosen.ok) return chosen;
  const { 'warranty.percent-max': most, 'performance.clean-contracts': needed } = chosen.value;
  sayStanding(sheet, '44-fz', Object.values(chosen.value), { publishedOn: terms.publishedOn });
  const clean = exemptByCleanContracts(terms, sheet, needed);
  if (clean) return ok(clean);
  const base = nmckOf(terms);
  const amount = announcedSum(sheet, terms, base, [most]);
  const max = percentOfBase(sheet, 'max', base, most);
  judgeRange(sheet, { amount, min: '0.00', max }, most.article);
  return ok({ amount, min: '0.00', max, mandatory: false });
};
