import { z } from 'zod';
import { addDays, daysBetween } from '../../calendar/days.ts';
import { compare, fraction } from '../../kernel/decimal.ts';
import { addAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, shownAmount, shownPercent } from '../fields.ts';
import { interestFormula } from '../financing/interest.ts';
import { feeLines, offerSchema, type FeeLine, type Offer } from '../financing/offer.ts';
import type { Sheet } from '../sheet.ts';

/** Value added tax on top of the lines that bear it, a line each. */
const taxLines = (
  sheet: Sheet,
  lines: Readonly<Record<FeeLine, string>>,
  percents: NonNullable<Offer['vat']>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    feeLines.flatMap((line) => {
      const percent = percents[line];
      if (percent === undefined) return [];
      const name = `${line}Vat`;
      const numbers = { [line]: lines[line], vatPercent: percent };
      return [[name, sheet.money(name, { rule: 'financing.vat', formula: `${line} × vatPercent / 100`, numbers })]];
    }),
  );

/**
 * What a loan or a guarantee costs by one offer. `start` is free, `end` counts; an early return is charged for the days used
 * (for the whole term where `earlyReturn` says so) but not for fewer than `minTermDays`, which is the least for the full term too. Each line is half up to the kopeck, `cost` adds the lines;
 * `effectivePercent` is cost / sum × 365 / days used, null for a period without a day.
 */
export const financing = defineCalculator({
  name: 'financing',
  input: z.strictObject({
    sum: amount,
    start: day,
    end: day,
    returnedOn: day.optional(),
    offer: offerSchema,
    currency,
  }),
  answer: {
    interest: shownAmount,
    issueFee: shownAmount,
    flatFee: shownAmount,
    brokerFee: shownAmount,
    vat: shownAmount,
    cost: shownAmount,
    effectivePercent: shownPercent.nullable(),
    daysUsed: z.int(),
    daysCharged: z.int(),
  },
  compute: ({ sum, start, end, returnedOn, offer }, sheet) => {
    if (end < start) return failFinance('finance.end-before-start', { path: 'end', start });
    if (returnedOn !== undefined && (returnedOn < start || returnedOn > end)) {
      return failFinance('finance.returned-outside-term', { path: 'returnedOn', start, end });
    }
    const until = returnedOn ?? end;
    const daysUsed = daysBetween(start, until);
    const term = daysBetween(start, end);
    const least = offer.minTermDays ?? 0;
    const daysCharged = Math.max(offer.earlyReturn === 'full-term' ? term : daysUsed, least);
    if (daysCharged > daysUsed && daysCharged === least) {
      const details = { days: daysUsed, minTermDays: daysCharged };
      sheet.say('finance.min-term-applied', 'info', details, { path: 'offer.minTermDays' });
    } else if (daysCharged > daysUsed) {
      const details = { days: daysUsed, charged: daysCharged };
      sheet.say('finance.full-term-charged', 'info', details, { path: 'offer.earlyReturn' });
    }
    const { plain, charged } = interestFormula(offer, sum, start, addDays(start, daysCharged));
    const interest = sheet.money('interest', { rule: `financing.${offer.basis}`, ...charged });
    if (offer.minFee !== undefined) {
      if (compare(fraction(offer.minFee), sheet.exact(plain)) > 0) {
        const without = sheet.money('interestWithoutMinimum', { rule: `financing.${offer.basis}`, ...plain });
        const details = { interest: without, minFee: offer.minFee };
        sheet.say('finance.min-fee-applied', 'info', details, { path: 'offer.minFee' });
      }
    }
    const issueFee = sheet.money('issueFee', {
      rule: 'financing.issue-fee',
      formula: 'sum × issueFeePercent / 100',
      numbers: { sum, issueFeePercent: offer.issueFeePercent ?? '0' },
    });
    const flatFee = addAmounts([offer.flatFee ?? '0']);
    const brokerFee = addAmounts([offer.brokerFee ?? '0']);
    const lines = { interest, issueFee, flatFee, brokerFee };
    const taxes = taxLines(sheet, lines, offer.vat ?? {});
    const vat = addAmounts(Object.values(taxes));
    const cost = sheet.money('cost', {
      rule: 'financing.cost',
      formula: [...Object.keys(lines), ...Object.keys(taxes)].join(' + '),
      numbers: { ...lines, ...taxes },
    });
    if (daysUsed === 0) sheet.say('finance.no-days', 'info', {}, { path: 'end' });
    const effectivePercent =
      daysUsed === 0
        ? null
        : sheet.percent('effectivePercent', {
            rule: 'financing.effective',
            formula: 'cost / sum × 365 / daysUsed × 100',
            numbers: { cost, sum, daysUsed },
          });
    return ok({ interest, issueFee, flatFee, brokerFee, vat, cost, effectivePercent, daysUsed, daysCharged });
  },
});
