import { compareAmounts } from '../../kernel/money.ts';
import type { Rule } from '../rules/rule-book.ts';
import type { Sheet } from '../sheet.ts';
import type { Security, SecurityTerms } from './terms.ts';

/**
 * 44-FZ art. 96 p.8.1: a small-business bidder with three contracts in three years, performed without penalties and together
 * worth at least the NMCK, gives no performance or warranty security. Null where it does not apply.
 */
export const exemptByCleanContracts = (terms: SecurityTerms, sheet: Sheet, needed: Rule): Security | null => {
  const clean = terms.cleanContracts;
  if (clean === undefined) return null;
  const place = { path: 'cleanContracts' };
  const details = { count: clean.count, article: needed.article };
  const enough = clean.count >= Number(needed.value) && compareAmounts(clean.sum, terms.nmck) >= 0;
  if (terms.smallBusinessOnly !== true || !enough) {
    sheet.say('finance.clean-contracts-insufficient', 'info', details, place);
    return null;
  }
  const numbers = { count: String(clean.count), sum: clean.sum, needed: needed.value, nmck: terms.nmck };
  const formula = 'count ≥ needed; sum ≥ nmck';
  const amount = sheet.note('amount', { rule: 'security.exempt', formula, numbers, by: [needed] }, '0.00');
  sheet.say('finance.exempt-clean-contracts', 'info', details, place);
  return { amount, min: '0.00', max: '0.00', mandatory: false };
};
