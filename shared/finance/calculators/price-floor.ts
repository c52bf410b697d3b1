import { z } from 'zod';
import { compare, fraction, subtract } from '../../kernel/decimal.ts';
import { compareAmounts } from '../../kernel/money.ts';
import { percentOf } from '../../kernel/percent.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, rate, share, shownAmount, whole } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';
import type { Term } from '../sheet.ts';

const ids = [
  'dumping.drop',
  'dumping.times',
  'dumping.percent-min',
  'dumping.choice-up-to',
  'dumping.only-if-announced',
] as const;

const guarantee = 'guaranteeRate / 100 × days / 365';

/**
 * The price below which the contract loses money: costs, tax on the price (`taxPercent`) and the guarantee's cost, on NMCK or among
 * small business on the price itself. Where that price triggers 44-FZ art. 37 it is computed anew with the raised security; if
 * that leaves the dumping zone, the floor is the least kopeck above it. Rates in percent, `guaranteeRate` per annum over 365 days;
 * `vatPercent` stands inside the price, and costs are then without VAT.
 */
export const priceFloor = defineCalculator({
  name: 'price-floor',
  input: z.strictObject({
    nmck: amount,
    costs: amount,
    extra: amountOrZero,
    taxPercent: share,
    securityPercent: share,
    guaranteeRate: rate,
    days: whole(0, 36_500),
    smallBusinessOnly: z.boolean().optional(),
    /** VAT inside the price; costs are then without it. */
    vatPercent: share.optional(),
    /** What is to be left of the price (without VAT) at the least. */
    leastMarginPercent: share.optional(),
    /** Good faith will be proved, so that the ordinary security does (44-FZ art. 37 p.2), where the NMCK allows the choice. */
    goodFaith: z.boolean().optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: { floor: shownAmount, plain: shownAmount, raised: shownAmount.optional() },
  compute: (terms, sheet, { rules }) => {
    const on = basisDay(rules, '44-fz', terms.publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, ids);
    if (!chosen.ok) return chosen;
    const rule = chosen.value;
    sayBasisDay(sheet, '44-fz', Object.values(rule), on);
    const { nmck, costs, extra, taxPercent, guaranteeRate, days } = terms;
    const small = terms.smallBusinessOnly === true;

    const formulaWith = (security: string): { readonly above: string; readonly below: string } => {
      const fee = `${security} / 100 × ${guarantee}`;
      const kept = `1 − taxPercent / 100${terms.leastMarginPercent === undefined ? '' : ' − leastMarginPercent / 100'}`;
      const left = terms.vatPercent === undefined ? kept : `100 / (100 + vatPercent) × (${kept})`;
      return small
        ? { above: 'costs + extra', below: `${left} − ${fee}` }
        : { above: `costs + extra + ${fee} × nmck`, below: left };
    };
    const asked = {
      ...(terms.vatPercent === undefined ? {} : { vatPercent: terms.vatPercent }),
      ...(terms.leastMarginPercent === undefined ? {} : { leastMarginPercent: terms.leastMarginPercent }),
    };
    const priceWith = (
      line: 'plain' | 'raised',
      security: string,
      numbers: Readonly<Record<string, Term>>,
    ): string | null => {
      const { above, below } = formulaWith(security);
      const all = { costs, extra, taxPercent, guaranteeRate, days, ...(small ? {} : { nmck }), ...asked, ...numbers };
      return compare(sheet.exact({ formula: below, numbers: all }), fraction(0)) > 0
        ? sheet.money(line, { rule: 'floor.price', formula: `(${above}) / (${below})`, numbers: all })
        : null;
    };
    const plain = priceWith('plain', 'securityPercent', { securityPercent: terms.securityPercent });
    if (plain === null) return failFinance('finance.no-floor', { path: 'taxPercent' });

    const zoneEnd = subtract(fraction(nmck), percentOf(rule['dumping.drop'].value, fraction(nmck)));
    const announced = Number(terms.securityPercent) > 0 || rule['dumping.only-if-announced'].value !== '1';
    const warn = (price: string): void => {
      if (compareAmounts(price, nmck) > 0) {
        sheet.say('finance.price-above-nmck', 'warning', { price, nmck }, { path: 'costs' });
      }
    };
    const choice = rule['dumping.choice-up-to'];
    const mayChoose = compareAmounts(nmck, choice.value) <= 0;
    if (compare(fraction(plain), zoneEnd) > 0 || !announced || (mayChoose && terms.goodFaith === true)) {
      warn(plain);
      return ok({ floor: plain, plain });
    }
    const raised = priceWith('raised', 'max(securityPercent × times; percentMin)', {
      securityPercent: terms.securityPercent,
      times: rule['dumping.times'],
      percentMin: rule['dumping.percent-min'],
    });
    if (mayChoose) {
      sheet.say('finance.good-faith-keeps-plain', 'info', { plain, article: choice.article }, { path: 'nmck' });
    }
    if (raised !== null && compare(fraction(raised), zoneEnd) <= 0) return ok({ floor: raised, plain, raised });
    const floor = sheet.figure('floor', 'next-kopeck', {
      rule: 'floor.above-dumping',
      formula: 'nmck × (100 − drop) / 100',
      numbers: { nmck, drop: rule['dumping.drop'] },
    });
    return ok(raised === null ? { floor, plain } : { floor, plain, raised });
  },
});
