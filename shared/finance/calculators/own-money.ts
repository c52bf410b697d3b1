import { z } from 'zod';
import { daysBetween } from '../../calendar/days.ts';
import { compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, rate, shownAmount } from '../fields.ts';

/**
 * What our own money costs while it lies on a special account: what it would have earned in the business less what the bank
 * pays (44-FZ art. 44 p.8), both per annum over 365 days. Each is a line; a negative cost is a gain.
 */
export const ownMoney = defineCalculator({
  name: 'own-money',
  input: z.strictObject({ sum: amount, start: day, end: day, ownRate: rate, accountRate: rate, currency }),
  answer: { own: shownAmount, account: shownAmount, cost: shownAmount, days: z.int() },
  compute: ({ sum, start, end, ownRate, accountRate }, sheet) => {
    if (end < start) return failFinance('finance.end-before-start', { path: 'end', start });
    const days = daysBetween(start, end);
    const own = sheet.money('own', {
      rule: 'own-money.forgone',
      formula: 'sum × ownRate / 100 × days / 365',
      numbers: { sum, ownRate, days },
    });
    const account = sheet.money('account', {
      rule: 'own-money.account-interest',
      formula: 'sum × accountRate / 100 × days / 365',
      numbers: { sum, accountRate, days },
    });
    const cost = sheet.money('cost', { rule: 'own-money.cost', formula: 'own − account', numbers: { own, account } });
    if (compareAmounts(cost, '0') < 0) {
      sheet.say('finance.own-money-gains', 'info', { gain: subtractAmounts('0', cost) }, { path: 'accountRate' });
    }
    return ok({ own, account, cost, days });
  },
});
