import { z } from 'zod';
import { addAmounts, compareAmounts } from '../../kernel/money.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import type { Basis, CalculationCode } from '../calculation.ts';
import { failFinance } from '../codes.ts';
import { performanceCost, type Level } from '../contract/performance-cost.ts';
import { keyRates, stageTerms, type StageTerms } from '../contract/stage.ts';
import { defineCalculator } from '../define.ts';
import {
  amount,
  amountOrZero,
  currency,
  day,
  listOf,
  rate,
  share,
  shownAmount,
  shownPercent,
  whole,
} from '../fields.ts';
import { offerSchema } from '../financing/offer.ts';
import { antiDumping } from './anti-dumping.ts';
import { contractResult, resultRow } from './contract-result.ts';
import { guaranteeEnd } from './guarantee-end.ts';
import { paymentDue } from './payment-due.ts';
import { security } from './security.ts';
import { reductionRow, securityReductions } from './security-reductions.ts';

const stage = stageTerms.extend({ penaltyUnpaid: z.boolean().optional() });
type Stage = StageTerms & { readonly penaltyUnpaid?: boolean | undefined };

/** The day on which a stage is paid, or is to be: from its acceptance, or from the day it is due where it is not accepted yet. */
const payDayOf = (
  { paidOn, acceptedOn, dueOn, underTreasury }: Stage,
  publishedOn: PlainDay,
  basis: Basis,
): Outcome<PlainDay | null, CalculationCode> => {
  const accepted = acceptedOn ?? dueOn;
  if (paidOn !== undefined) return ok(paidOn);
  if (accepted === undefined) return ok(null);
  const due = paymentDue.answerOf({ acceptedOn: accepted, underTreasury, publishedOn }, basis);
  return due.ok ? ok(due.value.date) : due;
};

/**
 * A won contract under 44-FZ from its security to its last payment: what has to be given (art. 96, raised by art. 37 where the price
 * dumps), until when a guarantee lasts, how it shrinks as stages are paid (art. 96 p.7.2-7.3), what it costs, and what the contract
 * leaves after financing, fees and lateness both ways. A stage that is not paid yet is counted on the day it is due by.
 */
export const afterWinning = defineCalculator({
  name: 'after-winning',
  input: z.strictObject({
    nmck: amount,
    price: amount,
    percent: share,
    publishedOn: day,
    securedFrom: day,
    performedUntil: day,
    smallBusinessOnly: z.boolean().optional(),
    advance: amountOrZero.optional(),
    advanceUnderTreasury: z.boolean().optional(),
    contractUnderTreasury: z.boolean().optional(),
    cleanContracts: z.strictObject({ count: whole(0, 10_000), sum: amountOrZero }).optional(),
    method: z.enum(['tender', 'auction', 'quotation']).optional(),
    /** Good faith is proved where the law gives the choice, so that the ordinary security does (44-FZ art. 37 p.2). */
    goodFaith: z.boolean().optional(),
    /** A lender's offer; without it own money by the rates below. */
    offer: offerSchema.optional(),
    ownRate: rate.optional(),
    accountRate: rate.optional(),
    costs: amountOrZero,
    vatPercent: share.optional(),
    /** What the bid security cost. */
    financing: amountOrZero.optional(),
    fees: amountOrZero.optional(),
    stages: listOf(stage, 500),
    keyRates: keyRates.optional(),
    asOf: day,
    currency,
  }),
  answer: {
    security: shownAmount,
    triggered: z.boolean(),
    choices: z.array(
      z.strictObject({
        kind: z.enum(['raised', 'good-faith']),
        amount: shownAmount,
        largestContractAtLeast: shownAmount.optional(),
      }),
    ),
    advancePaid: z.boolean(),
    guaranteeEnd: day,
    reductions: z.array(reductionRow),
    securityCost: shownAmount.nullable(),
    rows: z.array(resultRow),
    paid: shownAmount,
    customerOwes: shownAmount,
    supplierOwes: shownAmount,
    waiting: shownAmount,
    plannedProfit: shownAmount,
    profit: shownAmount,
    marginPercent: shownPercent,
  },
  compute: (terms, sheet, basis) => {
    const { nmck, price, percent, publishedOn, securedFrom, performedUntil, smallBusinessOnly, advance, stages } =
      terms;
    if (performedUntil < securedFrom)
      return failFinance('finance.end-before-start', { path: 'performedUntil', start: securedFrom });
    const { advanceUnderTreasury, contractUnderTreasury, cleanContracts, goodFaith, method } = terms;
    const common = { nmck, smallBusinessOnly, advance, publishedOn };
    const ordinary = security.answerOf(
      {
        ...common,
        law: '44-fz',
        kind: 'performance',
        contractPrice: price,
        percent,
        advanceUnderTreasury,
        contractUnderTreasury,
        cleanContracts,
      },
      basis,
    );
    if (!ordinary.ok) return ordinary;
    sheet.adoptSame('security', ordinary.value);
    const need = ordinary.value.amount ?? '0.00';
    const dumping = antiDumping.answerOf({ ...common, price, announcedPercent: percent, method }, basis);
    if (!dumping.ok) return dumping;
    const { triggered, choices: given, advancePaid } = dumping.value;
    // Nothing is raised for a bidder whom art. 96 p.8.1 frees of the security.
    const choices = compareAmounts(need, '0') === 0 ? [] : given.map(({ contracts: _, ...choice }) => choice);
    sheet.adoptSame('dumping', {
      steps: triggered ? dumping.value.steps : dumping.value.steps.filter(({ line }) => line === 'dropPercent'),
      findings: dumping.value.findings.filter(({ code }) => code !== 'finance.rules-older-than-notice'),
    });
    const raised = choices.find(({ kind }) => kind === 'raised');
    const mayProve = choices.some(({ kind }) => kind === 'good-faith');
    const given37 = raised === undefined || (goodFaith === true && mayProve) ? need : raised.amount;
    const sum = addAmounts([given37]);

    const end = guaranteeEnd.answerOf({ performedUntil, publishedOn }, basis);
    if (!end.ok) return end;
    sheet.adoptSame('guaranteeEnd', { steps: end.value.steps, findings: [] });

    const payments: {
      readonly amount: string;
      readonly paidOn: PlainDay;
      readonly penaltyUnpaid?: boolean | undefined;
    }[] = [];
    for (const [index, each] of stages.entries()) {
      const on = payDayOf(each, publishedOn, basis);
      if (!on.ok) return on;
      if (on.value === null)
        sheet.say('finance.stage-without-day', 'info', { stage: index + 1 }, { path: `stages.${String(index)}` });
      else payments.push({ amount: each.amount, paidOn: on.value, penaltyUnpaid: each.penaltyUnpaid });
    }
    const ordered = payments.toSorted((a, b) => (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : 0));
    let reductions: z.output<typeof reductionRow>[] = [];
    if (compareAmounts(sum, '0') > 0 && ordered.length > 0) {
      const answer = securityReductions.answerOf(
        {
          security: sum,
          contractPrice: price,
          stages: ordered,
          advance: advancePaid ? advance : undefined,
          publishedOn,
        },
        basis,
      );
      if (!answer.ok) return answer;
      sheet.adoptSame('reductions', {
        steps: answer.value.steps,
        findings: answer.value.findings.filter(({ code }) => code !== 'finance.rules-older-than-notice'),
      });
      reductions = answer.value.rows;
    }
    const levels: readonly Level[] = [
      { from: securedFrom, amount: sum },
      ...reductions.map(({ from, security: left }) => ({
        from: from < securedFrom ? securedFrom : from,
        amount: left,
      })),
    ];
    const cost = performanceCost(levels, end.value.earliestEnd, terms, [sheet, basis]);
    if (!cost.ok) return cost;
    if (cost.value === null) sheet.say('finance.security-cost-not-known', 'info', {}, { path: 'offer' });

    const result = contractResult.answerOf(
      {
        price,
        costs: terms.costs,
        fees: terms.fees,
        vatPercent: terms.vatPercent,
        publishedOn,
        financing: addAmounts([terms.financing ?? '0', cost.value ?? '0']),
        stages: stages.map(({ penaltyUnpaid: _, ...each }) => each),
        keyRates: terms.keyRates,
        ownRate: terms.ownRate,
        asOf: terms.asOf,
      },
      basis,
    );
    if (!result.ok) return result;
    const { steps, findings, ...left } = result.value;
    sheet.adoptSame('result', {
      steps,
      findings: findings.filter(({ code }) => code !== 'finance.rules-older-than-notice'),
    });
    return ok({
      security: sum,
      triggered,
      choices,
      advancePaid,
      guaranteeEnd: end.value.earliestEnd,
      reductions,
      securityCost: cost.value,
      ...left,
    });
  },
});
