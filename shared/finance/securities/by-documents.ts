import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { compareAmounts } from '../../kernel/money.ts';
import type { Basis } from '../calculation.ts';
import { failFinance, type FinanceCode } from '../codes.ts';
import { knownRules, ruleSetDate, sayStanding } from '../rules/choose.ts';
import type { Sheet } from '../sheet.ts';
import { announcedSum, judgeRange, nmckOf, percentOfBase, uncapped } from './announced.ts';
import type { Security, SecurityTerms } from './terms.ts';

/**
 * Where no law bounds a security, the organiser's or platform's own rules do, if the user has entered them: `<kind>.percent-min`,
 * `<kind>.percent-max` and `<kind>.allowed-above` of the set that `ruleSet` names (else of `commercial`). Refuses a set that nobody entered.
 */
export const securityByDocuments = (
  terms: SecurityTerms,
  sheet: Sheet,
  { rules }: Basis,
): Outcome<Security, FinanceCode> => {
  const base = nmckOf(terms);
  const set = terms.ruleSet ?? terms.law;
  if (terms.ruleSet !== undefined && ruleSetDate(rules, terms.ruleSet) === null)
    return failFinance('finance.field-choice', { path: 'ruleSet', allowed: [...new Set(rules.map(({ law }) => law))] });
  const { kind } = terms;
  const ids = [`${kind}.percent-min`, `${kind}.percent-max`, `${kind}.allowed-above`];
  const [least, most, above] = knownRules(rules, set, terms.publishedOn, ids);
  const found = [least, most, above].filter((rule) => rule !== null && rule !== undefined);
  if (found.length === 0 || terms.law === '44-fz') return ok(uncapped(sheet, terms, base));
  sayStanding(sheet, set, found, { publishedOn: terms.publishedOn });
  const article = [...new Set(found.map((rule) => rule.article))].join('; ');
  const amount = announcedSum(sheet, terms, base, found);
  if (above !== null && above !== undefined && compareAmounts(terms.nmck, above.value) <= 0) {
    const details = { threshold: above.value, article: above.article };
    sheet.say('finance.security-not-allowed', amount === null ? 'info' : 'warning', details, { path: 'nmck' });
    return ok({ amount, min: '0.00', max: '0.00', mandatory: false });
  }
  const min = least === null || least === undefined ? '0.00' : percentOfBase(sheet, 'min', base, least);
  const max = most === null || most === undefined ? null : percentOfBase(sheet, 'max', base, most);
  judgeRange(sheet, { amount, min, max }, article);
  return ok({ amount, min, max, mandatory: false });
};
