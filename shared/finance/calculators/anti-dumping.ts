import { z } from 'zod';
import { compare, fraction, subtract } from '../../kernel/decimal.ts';
import { compareAmounts } from '../../kernel/money.ts';
import { percentOf } from '../../kernel/percent.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, share, shownAmount, shownPercent } from '../fields.ts';
import { rulesOn, sayStanding } from '../rules/choose.ts';
import { advanceOf } from '../securities/performance.ts';
import type { Term } from '../sheet.ts';

const ids = [
  'dumping.drop',
  'dumping.choice-up-to',
  'dumping.times',
  'dumping.percent-min',
  'dumping.good-faith-contracts',
  'dumping.good-faith-share',
  'dumping.advance-unpaid',
  'dumping.only-if-announced',
  'dumping.quotation-exempt',
  'performance.base-contract-price',
] as const;

/**
 * 44-FZ art. 37: at a price 25 % or more below the NMCK the bidder gives a raised performance security (1.5 times the
 * announced, at least 10 %, at least the advance) or, up to an NMCK of 15 million, proves good faith and gives the ordinary
 * one; an advance is not paid. The trigger is decided on exact numbers: `dropPercent` is only how it is shown.
 */
export const antiDumping = defineCalculator({
  name: 'anti-dumping',
  input: z.strictObject({
    nmck: amount,
    price: amount,
    announcedPercent: share,
    smallBusinessOnly: z.boolean().optional(),
    advance: amountOrZero.optional(),
    method: z.enum(['tender', 'auction', 'quotation']).optional(),
    publishedOn: day,
    currency,
  }),
  answer: {
    triggered: z.boolean(),
    dropPercent: shownPercent,
    /** The performance security as announced, before art. 37. */
    announced: shownAmount,
    choices: z.array(
      z.strictObject({
        kind: z.enum(['raised', 'good-faith']),
        amount: shownAmount,
        largestContractAtLeast: shownAmount.optional(),
        contracts: z.int().optional(),
      }),
    ),
    advancePaid: z.boolean(),
  },
  compute: (terms, sheet, { rules }) => {
    const chosen = rulesOn(rules, '44-fz', terms.publishedOn, ids);
    if (!chosen.ok) return chosen;
    const rule = chosen.value;
    sayStanding(sheet, '44-fz', Object.values(rule), { publishedOn: terms.publishedOn });
    const { nmck, price } = terms;
    if (compareAmounts(price, nmck) > 0) {
      sheet.say('finance.price-above-nmck', 'warning', { price, nmck }, { path: 'price' });
    }

    const dropPercent = sheet.percent('dropPercent', {
      rule: 'dumping.drop',
      formula: '(nmck − price) / nmck × 100',
      numbers: { nmck, price },
      by: [rule['dumping.drop']],
    });
    const small = terms.smallBusinessOnly === true;
    const by = small ? [rule['performance.base-contract-price']] : [];
    const base: Readonly<Record<string, Term>> = small ? { price } : { nmck };
    const baseName = small ? 'price' : 'nmck';
    const advance = advanceOf(terms);
    const floor: Readonly<Record<string, Term>> = advance === null ? {} : { advance };
    const atLeast = (formula: string): string => (advance === null ? formula : `max(${formula}; advance)`);
    const percent = terms.announcedPercent;
    const announced = sheet.money('announced', {
      rule: 'dumping.announced',
      formula: atLeast(`${baseName} × announcedPercent / 100`),
      numbers: { ...base, announcedPercent: percent, ...floor },
      by,
    });

    const drop = subtract(fraction(nmck), fraction(price));
    const deep = compare(drop, percentOf(rule['dumping.drop'].value, fraction(nmck))) >= 0;
    const exempt = terms.method === 'quotation' && rule['dumping.quotation-exempt'].value === '1';
    if (deep && exempt) {
      const { article } = rule['dumping.quotation-exempt'];
      sheet.say('finance.dumping-method-exempt', 'info', { article }, { path: 'method' });
    }
    const triggered = deep && !exempt;
    if (!triggered) return ok({ triggered, dropPercent, announced, choices: [], advancePaid: true });

    const unpaid = rule['dumping.advance-unpaid'];
    sheet.say('finance.advance-not-paid', advance === null ? 'info' : 'warning', { article: unpaid.article });
    const advancePaid = unpaid.value !== '1';
    const onlyIfAnnounced = rule['dumping.only-if-announced'];
    if (Number(percent) === 0 && onlyIfAnnounced.value === '1') {
      const details = { article: onlyIfAnnounced.article };
      sheet.say('finance.raised-not-announced', 'info', details, { path: 'announcedPercent' });
      return ok({ triggered, dropPercent, announced, choices: [], advancePaid });
    }
    const raised = sheet.money('raised', {
      rule: 'dumping.raised',
      formula: `max(${baseName} × announcedPercent / 100 × times; ${baseName} × percentMin / 100${advance === null ? '' : '; advance'})`,
      numbers: {
        ...base,
        announcedPercent: percent,
        times: rule['dumping.times'],
        percentMin: rule['dumping.percent-min'],
        ...floor,
      },
      by,
    });
    const onlyRaised = { kind: 'raised' as const, amount: raised };
    if (compareAmounts(nmck, rule['dumping.choice-up-to'].value) > 0) {
      return ok({ triggered, dropPercent, announced, choices: [onlyRaised], advancePaid });
    }
    const largestContractAtLeast = sheet.money('largestContractAtLeast', {
      rule: 'dumping.good-faith',
      formula: 'nmck × goodFaithShare / 100',
      numbers: { nmck, goodFaithShare: rule['dumping.good-faith-share'] },
      by: [rule['dumping.choice-up-to'], rule['dumping.good-faith-contracts']],
    });
    const contracts = Number(rule['dumping.good-faith-contracts'].value);
    const goodFaith = { kind: 'good-faith' as const, amount: announced, largestContractAtLeast, contracts };
    return ok({ triggered, dropPercent, announced, choices: [onlyRaised, goodFaith], advancePaid });
  },
});
