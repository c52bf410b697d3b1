import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { amount, currency, day, shownAmount } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { rulesOn } from '../rules/choose.ts';

/** The most that a federal platform takes from the winner: 1 % of the NMCK, capped, with a lower cap for small business (Decree 564/2018). */
export const winnerFee = defineCalculator({
  name: 'winner-fee',
  input: z.strictObject({
    nmck: amount,
    smallBusinessOnly: z.boolean().optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: { amount: shownAmount },
  compute: ({ nmck, smallBusinessOnly, publishedOn }, sheet, { rules }) => {
    const law = 'federal-platforms';
    const on = basisDay(rules, law, publishedOn);
    const ids = ['winner-fee.percent', 'winner-fee.most', 'winner-fee.most-small-business'] as const;
    const chosen = rulesOn(rules, law, on.day, ids);
    if (!chosen.ok) return chosen;
    const most = chosen.value[smallBusinessOnly === true ? 'winner-fee.most-small-business' : 'winner-fee.most'];
    const percent = chosen.value['winner-fee.percent'];
    sayBasisDay(sheet, law, [percent, most], on);
    const numbers = { nmck, percent, most };
    return ok({
      amount: sheet.money('amount', { rule: 'winner-fee', formula: 'min(nmck × percent / 100; most)', numbers }),
    });
  },
});
