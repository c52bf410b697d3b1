import { z } from 'zod';
import { addAmounts, compareAmounts, subtractAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import { failFinance } from '../codes.ts';
import { judgeStage, keyRates, stageTerms } from '../contract/stage.ts';
import { defineCalculator } from '../define.ts';
import { amount, amountOrZero, currency, day, listOf, rate, share, shownAmount, shownPercent } from '../fields.ts';

export const resultRow = z.strictObject({
  stage: z.int(),
  payBy: day.nullable(),
  customerLate: z.int(),
  customerOwes: shownAmount,
  supplierLate: z.int(),
  supplierOwes: shownAmount,
  waiting: shownAmount,
});

/**
 * What a contract really leaves: its price less what it cost, the financing of its securities and our own lateness, and with the customer's
 * lateness. Payment falls due by working days, interest both ways is at the key rate of the day of payment (44-FZ art. 34 p.5, 7, 13.1).
 * `waiting` is what money not yet paid would have earned at `ownRate` from acceptance on. What is not paid or performed yet counts
 * until `asOf`.
 */
export const contractResult = defineCalculator({
  name: 'contract-result',
  input: z.strictObject({
    price: amount,
    costs: amountOrZero,
    financing: amountOrZero.optional(),
    fees: amountOrZero.optional(),
    /** VAT inside the price; costs are then without it, and the margin is of the price without it. */
    vatPercent: share.optional(),
    stages: listOf(stageTerms, 500),
    keyRates: keyRates.optional(),
    ownRate: rate.optional(),
    asOf: day,
    publishedOn: day.optional(),
    currency,
  }),
  answer: {
    rows: z.array(resultRow),
    paid: shownAmount,
    customerOwes: shownAmount,
    supplierOwes: shownAmount,
    waiting: shownAmount,
    plannedProfit: shownAmount,
    profit: shownAmount,
    marginPercent: shownPercent,
  },
  compute: (input, sheet, basis) => {
    const { price, costs, financing = '0', fees = '0', stages, ownRate = '0', asOf, publishedOn } = input;
    const setting = { rates: input.keyRates ?? [], asOf, publishedOn };
    const rows: z.output<typeof resultRow>[] = [];
    for (const [index, stage] of stages.entries()) {
      const path = `stages.${String(index)}`;
      const { acceptedOn, paidOn } = stage;
      if (acceptedOn !== undefined && paidOn !== undefined && paidOn < acceptedOn && stage.underTreasury !== true)
        return failFinance('finance.end-before-start', { path: `${path}.paidOn`, start: acceptedOn });
      const judged = judgeStage(stage, setting, [sheet, path, basis]);
      if (!judged.ok) return judged;
      const { waited, ...result } = judged.value;
      const waiting = sheet.money(`${path}.waiting`, {
        rule: 'own-money.forgone',
        formula: 'sum × ownRate / 100 × days / 365',
        numbers: { sum: stage.amount, ownRate, days: waited },
      });
      rows.push({ stage: index + 1, ...result, waiting });
    }
    const together = addAmounts(stages.map((stage) => stage.amount));
    if (compareAmounts(together, price) !== 0)
      sheet.say('finance.stages-not-price', 'info', { sum: together, price }, { path: 'stages' });
    const customerOwes = addAmounts(rows.map((row) => row.customerOwes));
    const supplierOwes = addAmounts(rows.map((row) => row.supplierOwes));
    const waiting = addAmounts(rows.map((row) => row.waiting));
    const base = input.vatPercent === undefined ? 'price' : 'net';
    const net =
      input.vatPercent === undefined
        ? price
        : sheet.money('net', {
            rule: 'vat.net',
            formula: 'price × 100 / (100 + vatPercent)',
            numbers: { price, vatPercent: input.vatPercent },
          });
    const plannedProfit = sheet.money('plannedProfit', {
      rule: 'contract.planned',
      formula: `${base} − costs − financing − fees`,
      numbers: { [base]: net, costs, financing, fees },
    });
    const profit = sheet.money('profit', {
      rule: 'contract.profit',
      formula: 'plannedProfit + customerOwes − supplierOwes − waiting',
      numbers: { plannedProfit, customerOwes, supplierOwes, waiting },
    });
    if (compareAmounts(profit, '0') < 0)
      sheet.say('finance.loss', 'warning', { loss: subtractAmounts('0', profit) }, { path: 'price' });
    const marginPercent = sheet.percent('marginPercent', {
      rule: 'margin.of-price',
      formula: `profit / ${base} × 100`,
      numbers: { profit, [base]: net },
    });
    const paid = addAmounts(stages.filter(({ paidOn }) => paidOn !== undefined).map((stage) => stage.amount));
    return ok({ rows, paid, customerOwes, supplierOwes, waiting, plannedProfit, profit, marginPercent });
  },
});
