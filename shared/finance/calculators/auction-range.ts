import { z } from 'zod';
import { compare, fraction } from '../../kernel/decimal.ts';
import { compareAmounts, parseAmount, subtractAmounts } from '../../kernel/money.ts';
import { percentOf } from '../../kernel/percent.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, shownAmount } from '../fields.ts';
import { offerRefusal, offerRefusals } from '../auction/offer-rules.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

const steps = ['auction.step-min', 'auction.step-max'] as const;

/**
 * Which offer a reverse auction takes now: the step in roubles (44-FZ art. 49 p.3(1), 223-FZ art. 3.4 p.7, B2B-Center bet_step), and the
 * range below the current least offer, or below the NMCK before the first. `lowest` and `highest` are null when no lower offer is
 * left. With `offer`, whether it would be taken and why not.
 */
export const auctionRange = defineCalculator({
  name: 'auction-range',
  input: z.strictObject({
    rules: z.enum(['44-fz', '223-fz-smb', 'b2b-center']),
    /** A platform’s or organiser’s own set of rules, in place of `rules`. */
    ruleSet: z.string().min(1).max(200).optional(),
    nmck: amount,
    current: amount.optional(),
    currentIsOwn: z.boolean().optional(),
    ownLast: amount.optional(),
    offer: amountOrZero.optional(),
    smallStep: z.enum(['refused', 'allowed']).optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: {
    stepMin: shownAmount,
    stepMax: shownAmount,
    lowest: shownAmount.nullable(),
    highest: shownAmount.nullable(),
    allowed: z.boolean().optional(),
    reason: z.enum(offerRefusals).optional(),
  },
  compute: (terms, sheet, { rules: book }) => {
    const { nmck } = terms;
    const law = terms.ruleSet ?? terms.rules;
    const on = basisDay(book, law, terms.publishedOn);
    const chosen = rulesOn(book, law, on.day, steps);
    if (!chosen.ok) return chosen;
    const rule = chosen.value;
    sayBasisDay(sheet, law, Object.values(rule), on);
    const forbidding = rulesOn(book, law, on.day, ['auction.own-minimum-forbidden']);
    const own = forbidding.ok ? forbidding.value['auction.own-minimum-forbidden'] : null;
    if (own === null) sheet.say('finance.platform-rules-not-known', 'info', { rules: law }, { path: 'rules' });

    const percentOfNmck = (line: 'stepMin' | 'stepMax', id: (typeof steps)[number]): string =>
      sheet.money(line, {
        rule: 'auction.step',
        formula: 'nmck × percent / 100',
        numbers: { nmck, percent: rule[id] },
      });
    const stepMin = percentOfNmck('stepMin', 'auction.step-min');
    const stepMax = percentOfNmck('stepMax', 'auction.step-max');

    const current = parseAmount(terms.current ?? nmck) ?? nmck;
    if (compareAmounts(current, nmck) > 0) {
      sheet.say('finance.price-above-nmck', 'warning', { price: current, nmck }, { path: 'current' });
    }
    const upward = rulesOn(book, law, on.day, ['auction.upward-at']);
    if (upward.ok) {
      const limit = upward.value['auction.upward-at'];
      if (compare(fraction(current), percentOf(limit.value, fraction(nmck))) <= 0) {
        sheet.say('finance.auction-turns-upward', 'warning', { current, article: limit.article }, { path: 'current' });
      }
    }
    const by = [rule['auction.step-min']];
    const open = compareAmounts(subtractAmounts(current, stepMin), '0.01') >= 0;
    const highest = open
      ? sheet.money('highest', {
          rule: 'auction.highest',
          formula: 'current − stepMin',
          numbers: { current, stepMin },
          by,
        })
      : null;
    const lowest = open
      ? sheet.money('lowest', {
          rule: 'auction.lowest',
          formula: 'max(current − stepMax; 0.01)',
          numbers: { current, stepMax },
          by: [rule['auction.step-max']],
        })
      : null;
    const range = { stepMin, stepMax, lowest, highest };
    if (terms.offer === undefined) return ok(range);

    const offer = parseAmount(terms.offer) ?? terms.offer;
    const reason = offerRefusal({
      offer,
      nmck,
      current,
      currentIsOwn: terms.currentIsOwn === true,
      ownLast: terms.ownLast ?? (terms.currentIsOwn === true ? current : null),
      lowest,
      highest,
      ownRules: own !== null,
      smallStep: terms.smallStep ?? 'refused',
    });
    const small = highest !== null && compareAmounts(offer, highest) > 0 && compareAmounts(offer, current) < 0;
    if (small && (reason === null || reason === 'less-than-step')) {
      const details = { step: stepMin, article: rule['auction.step-min'].article };
      sheet.say('finance.small-step-reading', 'warning', details, { path: 'offer' });
    }
    const numbers = {
      offer,
      current,
      ...(lowest === null ? {} : { lowest }),
      ...(highest === null ? {} : { highest }),
    };
    const deed = {
      rule: 'auction.offer' as const,
      formula: 'lowest ≤ offer ≤ highest',
      numbers,
      by: own === null ? by : [own],
    };
    sheet.note('allowed', deed, reason ?? 'allowed');
    return ok(reason === null ? { ...range, allowed: true } : { ...range, allowed: false, reason });
  },
});
