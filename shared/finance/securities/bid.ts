import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import { compareAmounts } from '../../kernel/money.ts';
import type { Basis } from '../calculation.ts';
import type { FinanceCode } from '../codes.ts';
import { rulesOn, sayStanding } from '../rules/choose.ts';
import type { Sheet } from '../sheet.ts';
import { announcedSum, judgeRange, nmckOf, percentOfBase } from './announced.ts';
import type { Security, SecurityTerms } from './terms.ts';

const ids44 = [
  'bid.waivable-up-to',
  'bid.threshold',
  'bid.percent-min',
  'bid.percent-max-up-to-threshold',
  'bid.percent-max-above-threshold',
  'bid.percent-special-participants',
  'bid.institutions-exempt',
  'bid.every-third',
] as const;

/**
 * Bid security of 44-FZ art. 44: always of the NMCK; range by the 20 million threshold, waivable up to 1 million; reduced
 * or dropped for some participants. Amounts in roubles, half up to the kopeck.
 */
export const bidSecurity44 = (terms: SecurityTerms, sheet: Sheet, { rules }: Basis): Outcome<Security, FinanceCode> => {
  const chosen = rulesOn(rules, '44-fz', terms.publishedOn, ids44);
  if (!chosen.ok) return chosen;
  const rule = chosen.value;
  sayStanding(sheet, '44-fz', Object.values(rule), { publishedOn: terms.publishedOn });

  const above = compareAmounts(terms.nmck, rule['bid.threshold'].value) > 0;
  const most = rule[above ? 'bid.percent-max-above-threshold' : 'bid.percent-max-up-to-threshold'];
  const base = nmckOf(terms);
  const min = percentOfBase(sheet, 'min', base, rule['bid.percent-min']);
  const max = percentOfBase(sheet, 'max', base, most);

  const waivable = rule['bid.waivable-up-to'];
  const mandatory = compareAmounts(terms.nmck, waivable.value) > 0;
  if (!mandatory) {
    const details = { threshold: waivable.value, article: waivable.article };
    sheet.say('finance.security-may-be-waived', 'info', details, { path: 'nmck' });
  }
  const third = rule['bid.every-third'];
  const rejected = terms.rejectedBidsInQuarter ?? 0;
  if (rejected >= Number(third.value)) {
    const details = { count: rejected, article: third.article };
    sheet.say('finance.every-third', 'warning', details, { path: 'rejectedBidsInQuarter' });
  }

  if (terms.participant === 'institution') {
    const exempt = rule['bid.institutions-exempt'];
    const deed = {
      rule: 'security.exempt' as const,
      formula: 'participant',
      numbers: { participant: terms.participant },
    };
    const amount = sheet.note('amount', { ...deed, by: [exempt] }, '0.00');
    sheet.say('finance.exempt-institution', 'info', { article: exempt.article }, { path: 'participant' });
    return ok({ amount, min: '0.00', max: '0.00', mandatory: false });
  }
  if (terms.participant === 'penal-or-disabled') {
    const special = rule['bid.percent-special-participants'];
    const amount = percentOfBase(sheet, 'amount', base, special);
    const details = { percent: special.value, article: special.article };
    sheet.say('finance.reduced-for-participant', 'info', details, { path: 'participant' });
    return ok({ amount, min: amount, max: amount, mandatory });
  }
  const amount = announcedSum(sheet, terms, base, [most]);
  judgeRange(sheet, { amount, min, max }, most.article);
  return ok({ amount, min, max, mandatory });
};

/**
 * Bid security of 223-FZ art. 3.2 p.27: none up to 5 million; above it up to 5 % of the NMC (2 % among small business,
 * Decree 1352/2014). The customer decides whether to ask for it.
 */
export const bidSecurity223 = (
  terms: SecurityTerms,
  sheet: Sheet,
  { rules }: Basis,
): Outcome<Security, FinanceCode> => {
  const law = terms.smallBusinessOnly === true ? '223-fz-smb' : '223-fz';
  const chosen = rulesOn(rules, law, terms.publishedOn, ['bid.allowed-above', 'bid.percent-max']);
  if (!chosen.ok) return chosen;
  const { 'bid.allowed-above': threshold, 'bid.percent-max': most } = chosen.value;
  sayStanding(sheet, law, Object.values(chosen.value), { publishedOn: terms.publishedOn });

  const base = nmckOf(terms);
  const forbidden = compareAmounts(terms.nmck, threshold.value) <= 0;
  const amount = announcedSum(sheet, terms, base, [forbidden ? threshold : most]);
  if (forbidden) {
    const numbers = { nmck: terms.nmck, threshold: threshold.value };
    const deed = { rule: 'security.not-allowed-up-to' as const, formula: 'nmck ≤ threshold', numbers, by: [threshold] };
    const max = sheet.note('max', deed, '0.00');
    const details = { threshold: threshold.value, article: threshold.article };
    sheet.say('finance.security-not-allowed', amount === null ? 'info' : 'warning', details, { path: 'nmck' });
    return ok({ amount, min: '0.00', max, mandatory: false });
  }
  const max = percentOfBase(sheet, 'max', base, most);
  judgeRange(sheet, { amount, min: '0.00', max }, most.article);
  return ok({ amount, min: '0.00', max, mandatory: false });
};
