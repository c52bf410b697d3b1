import { compareAmounts, parseAmount } from '../../kernel/money.ts';
import type { DecimalText } from '../../kernel/decimal.ts';
import type { Rule } from '../rules/rule-book.ts';
import type { Sheet, Term } from '../sheet.ts';
import type { Security, SecurityTerms } from './terms.ts';

/** What a percentage is taken of, as a formula over numbers, and the rules that say so. */
export type Base = {
  readonly formula: string;
  readonly numbers: Readonly<Record<string, Term>>;
  readonly by?: readonly Rule[];
};

export const nmckOf = (terms: SecurityTerms): Base => ({ formula: 'nmck', numbers: { nmck: terms.nmck } });

/** A percentage of a base, as a shown sum. */
export const percentOfBase = (sheet: Sheet, line: string, base: Base, percent: Term): DecimalText =>
  sheet.money(line, {
    rule: 'security.percent-of-price',
    formula: `${base.formula} × percent / 100`,
    numbers: { ...base.numbers, percent },
    by: base.by ?? [],
  });

/**
 * The sum the notice announces: its own figure, or its percentage of `base`. Both given and not equal: the figure holds
 * and the difference is said. Null when the notice gives neither. `law` are the rules it is judged by.
 */
export const announcedSum = (
  sheet: Sheet,
  terms: SecurityTerms,
  base: Base,
  law: readonly Rule[] = [],
): DecimalText | null => {
  const cited = { ...base, by: [...(base.by ?? []), ...law] };
  const figure = terms.amount === undefined ? null : parseAmount(terms.amount);
  if (figure === null) {
    return terms.percent === undefined ? null : percentOfBase(sheet, 'amount', cited, terms.percent);
  }
  if (terms.percent !== undefined) {
    const calculated = percentOfBase(sheet, 'calculated', cited, terms.percent);
    if (compareAmounts(calculated, figure) !== 0) {
      sheet.say('finance.percent-and-amount-differ', 'warning', { amount: figure, calculated }, { path: 'amount' });
    }
  }
  return sheet.note(
    'amount',
    { rule: 'security.announced-sum', formula: 'amount', numbers: { amount: figure }, by: cited.by },
    figure,
  );
};

/** Says when the sum lies outside the law's range, ends included. */
export const judgeRange = (
  sheet: Sheet,
  { amount, min, max }: Pick<Security, 'amount' | 'min' | 'max'>,
  article: string,
): void => {
  if (amount === null) return;
  const place = { path: 'amount' };
  if (compareAmounts(amount, min) < 0) sheet.say('finance.below-range', 'warning', { amount, min, article }, place);
  if (max !== null && compareAmounts(amount, max) > 0) {
    sheet.say('finance.above-range', 'warning', { amount, max, article }, place);
  }
};

/** No law bounds it: the organiser's documents do. */
export const uncapped = (sheet: Sheet, terms: SecurityTerms, base: Base): Security => {
  const amount = announcedSum(sheet, terms, base);
  sheet.say('finance.no-legal-cap', 'info', { law: terms.law });
  return { amount, min: '0.00', max: null, mandatory: false };
};
