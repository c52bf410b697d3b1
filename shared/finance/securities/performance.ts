import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { compareAmounts, parseAmount } from '../../kernel/money.ts';
import { compare, fraction } from '../../kernel/decimal.ts';
import { percentOf } from '../../kernel/percent.ts';
import type { Basis } from '../calculation.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import { rulesOn, sayStanding } from '../rules/choose.ts';
import type { Rule } from '../rules/rule-book.ts';
import type { Sheet } from '../sheet.ts';
import { announcedSum, judgeRange, nmckOf, percentOfBase, type Base } from './announced.ts';
import { securityByDocuments } from './by-documents.ts';
import { exemptByCleanContracts } from './exemption.ts';
import type { Security, SecurityTerms } from './terms.ts';

const ids44 = [
  'performance.percent-min',
  'performance.percent-max',
  'performance.at-least-advance',
  'performance.equal-advance-above',
  'performance.base-less-treasury-advance',
  'performance.treasury-percent-max',
  'performance.base-contract-price',
  'performance.clean-contracts',
] as const;

type Rules44 = Readonly<Record<(typeof ids44)[number], Rule>>;

export const advanceOf = (terms: Pick<SecurityTerms, 'advance'>): string | null => {
  const advance = terms.advance === undefined ? null : parseAmount(terms.advance);
  return advance === null || compareAmounts(advance, '0') === 0 ? null : advance;
};

/** NMCK, or among small business the contract's price (96 p.6.2), less an advance under treasury support (96 p.6(3)). */
const baseOf = (terms: SecurityTerms, sheet: Sheet, rule: Rules44): Base => {
  const { article } = rule['performance.base-contract-price'];
  const byContract = terms.smallBusinessOnly === true && terms.contractPrice !== undefined;
  if (terms.smallBusinessOnly === true && !byContract) {
    sheet.say('finance.contract-price-missing', 'warning', { article }, { path: 'contractPrice' });
  }
  const price: Base = byContract
    ? {
        formula: 'contractPrice',
        numbers: { contractPrice: terms.contractPrice ?? terms.nmck },
        by: [rule['performance.base-contract-price']],
      }
    : nmckOf(terms);
  const advance = advanceOf(terms);
  if (advance === null || terms.advanceUnderTreasury !== true) return price;
  const lessAdvance = rule['performance.base-less-treasury-advance'];
  sheet.say('finance.base-less-advance', 'info', { advance, article: lessAdvance.article }, { path: 'advance' });
  return {
    formula: `(${price.formula} − advance)`,
    numbers: { ...price.numbers, advance },
    by: [...(price.by ?? []), lessAdvance],
  };
};

/** An advance not under treasury support lifts the security to itself, and above 30 % of the NMCK replaces it. */
const withAdvance = (plain: Security, terms: SecurityTerms, advance: string, sheet: Sheet, rule: Rules44): Security => {
  const share = rule['performance.equal-advance-above'];
  const equal = compare(fraction(advance), percentOf(share.value, fraction(terms.nmck))) > 0;
  const by = equal ? share : rule['performance.at-least-advance'];
  const lift = (line: string, amount: string): string =>
    equal
      ? sheet.note(
          line,
          { rule: 'security.equal-to-advance', formula: 'advance', numbers: { advance }, by: [by] },
          advance,
        )
      : compareAmounts(amount, advance) >= 0
        ? amount
        : sheet.note(
            line,
            {
              rule: 'security.at-least-advance',
              formula: `max(${line}; advance)`,
              numbers: { [line]: amount, advance },
              by: [by],
            },
            advance,
          );
  // A sum that the notice announces stays as announced; the range then says that it is too small.
  const announced = terms.amount !== undefined;
  const amount = plain.amount === null || announced ? plain.amount : lift('amount', plain.amount);
  if (amount !== plain.amount) {
    sheet.say('finance.raised-to-advance', 'info', { advance, article: by.article }, { path: 'advance' });
  }
  const min = lift('min', plain.min);
  return { ...plain, amount, min, max: plain.max === null ? null : lift('max', plain.max) };
};

/**
 * Performance security of 44-FZ art. 96: 0.5–30 % of NMCK (of the contract's price among small business, less an advance
 * under treasury support), not less than the advance, equal to an advance above 30 % of NMCK; up to 10 % and waivable when the whole contract
 * is under treasury support; none after three clean contracts worth the NMCK. There is no higher floor for large purchases.
 */
export const performanceSecurity44 = (
  terms: SecurityTerms,
  sheet: Sheet,
  { rules }: Basis,
): Outcome<Security, FinanceCode> => {
  const chosen = rulesOn(rules, '44-fz', terms.publishedOn, ids44);
  if (!chosen.ok) return chosen;
  const rule = chosen.value;
  sayStanding(sheet, '44-fz', Object.values(rule), { publishedOn: terms.publishedOn });

  const advance = advanceOf(terms);
  const limit = terms.smallBusinessOnly === true ? (terms.contractPrice ?? terms.nmck) : terms.nmck;
  if (advance !== null && compareAmounts(advance, limit) > 0) {
    return failFinance('finance.advance-above-price', { path: 'advance' });
  }
  const clean = exemptByCleanContracts(terms, sheet, rule['performance.clean-contracts']);
  if (clean) return ok(clean);

  const treasury = terms.contractUnderTreasury === true;
  const most = rule[treasury ? 'performance.treasury-percent-max' : 'performance.percent-max'];
  const base = baseOf(terms, sheet, rule);
  const plain: Security = {
    amount: announcedSum(sheet, terms, base, [most]),
    min: percentOfBase(sheet, 'min', base, rule['performance.percent-min']),
    max: percentOfBase(sheet, 'max', base, most),
    mandatory: !treasury,
  };
  const security =
    advance === null || terms.advanceUnderTreasury === true ? plain : withAdvance(plain, terms, advance, sheet, rule);
  judgeRange(sheet, security, most.article);
  return ok(security);
};

/** 223-FZ: bounded only among small business (Decree 1352/2014): up to 5 % without an advance, equal to it with one. */
export const performanceSecurity223 = (
  terms: SecurityTerms,
  sheet: Sheet,
  { rules, calendars }: Basis,
): Outcome<Security, FinanceCode> => {
  if (terms.smallBusinessOnly !== true) return securityByDocuments(terms, sheet, { rules, calendars });
  const base = nmckOf(terms);
  const ids = ['performance.percent-max', 'performance.equal-advance'] as const;
  const chosen = rulesOn(rules, '223-fz-smb', terms.publishedOn, ids);
  if (!chosen.ok) return chosen;
  const { 'performance.percent-max': most, 'performance.equal-advance': equal } = chosen.value;
  sayStanding(sheet, '223-fz-smb', Object.values(chosen.value), { publishedOn: terms.publishedOn });
  const advance = advanceOf(terms);
  if (advance === null) {
    const amount = announcedSum(sheet, terms, base, [most]);
    const max = percentOfBase(sheet, 'max', base, most);
    judgeRange(sheet, { amount, min: '0.00', max }, most.article);
    return ok({ amount, min: '0.00', max, mandatory: false });
  }
  const deed = { rule: 'security.equal-to-advance' as const, formula: 'advance', numbers: { advance }, by: [equal] };
  const amount =
    terms.amount === undefined ? sheet.note('amount', deed, advance) : announcedSum(sheet, terms, base, [equal]);
  judgeRange(sheet, { amount, min: advance, max: advance }, equal.article);
  return ok({ amount, min: advance, max: advance, mandatory: false });
};
