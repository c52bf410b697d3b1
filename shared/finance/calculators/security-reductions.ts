import { z } from 'zod';
import { addAmounts, compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, listOf, shownAmount } from '../fields.ts';
import { basisDay, sayBasisDay } from '../rules/basis-day.ts';
import { knownRules, rulesOn, sayStanding } from '../rules/choose.ts';

export const reductionRow = z.strictObject({
  stage: z.int(),
  from: day,
  done: shownAmount,
  security: shownAmount,
  reducedBy: shownAmount,
});

/**
 * How a performance security shrinks as stages are accepted and paid (44-FZ art. 96 p.7.2–7.3): in proportion to the price of what is left, and not while
 * a penalty is unpaid; the stage is then counted with the next that is not held up. Each line is half up to the kopeck from the
 * whole security, so that nothing adds up wrongly.
 */
export const securityReductions = defineCalculator({
  name: 'security-reductions',
  input: z.strictObject({
    security: amount,
    contractPrice: amount,
    stages: listOf(z.strictObject({ amount, paidOn: day, penaltyUnpaid: z.boolean().optional() }), 500),
    /** An advance that was paid: nothing is reduced until as much has been accepted. */
    advance: amountOrZero.optional(),
    publishedOn: day.optional(),
    currency,
  }),
  answer: {
    rows: z.array(reductionRow),
    security: shownAmount,
  },
  compute: ({ security, contractPrice, stages, advance = '0', publishedOn }, sheet, { rules }) => {
    const on = basisDay(rules, '44-fz', publishedOn);
    const chosen = rulesOn(rules, '44-fz', on.day, ['performance.reduction-proportional']);
    if (!chosen.ok) return chosen;
    const rule = chosen.value['performance.reduction-proportional'];
    sayBasisDay(sheet, '44-fz', [rule], on);
    const [afterAdvance] = knownRules(rules, '44-fz', on.day, ['performance.reduction-after-advance']);
    const waitsFor = afterAdvance?.value === '1' && compareAmounts(advance, '0') > 0 ? afterAdvance : null;
    if (waitsFor !== null) sayStanding(sheet, '44-fz', [waitsFor], { publishedOn: on.day });
    const rows: { stage: number; from: string; done: string; security: string; reducedBy: string }[] = [];
    let done = '0.00';
    let left = addAmounts([security]);
    for (const [index, stage] of stages.entries()) {
      const previous = stages[index - 1];
      if (previous !== undefined && stage.paidOn < previous.paidOn)
        return failFinance('finance.end-before-start', {
          path: `stages.${String(index)}.paidOn`,
          start: previous.paidOn,
        });
      done = addAmounts([done, stage.amount]);
      if (compareAmounts(done, contractPrice) > 0)
        return failFinance('finance.stages-above-price', {
          path: `stages.${String(index)}.amount`,
          price: contractPrice,
        });
      if (stage.penaltyUnpaid === true) {
        const details = { stage: index + 1, article: rule.article };
        sheet.say('finance.reduction-waits-for-penalty', 'warning', details, { path: `stages.${String(index)}` });
        rows.push({ stage: index + 1, from: stage.paidOn, done, security: left, reducedBy: '0.00' });
        continue;
      }
      if (waitsFor !== null && compareAmounts(done, advance) < 0) {
        const details = { stage: index + 1, advance: addAmounts([advance]), article: waitsFor.article };
        sheet.say('finance.reduction-waits-for-advance', 'info', details, { path: `stages.${String(index)}` });
        rows.push({ stage: index + 1, from: stage.paidOn, done, security: left, reducedBy: '0.00' });
        continue;
      }
      const next = sheet.money('security', {
        rule: 'security.reduced',
        formula: 'security × (contractPrice − done) / contractPrice',
        numbers: { security, contractPrice, done },
        by: [rule],
      });
      rows.push({ stage: index + 1, from: stage.paidOn, done, security: next, reducedBy: subtractAmounts(left, next) });
      left = next;
    }
    return ok({ rows, security: left });
  },
});
