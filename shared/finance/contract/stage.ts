import { z } from 'zod';
import { daysBetween } from '../../calendar/days.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { ok } from '../../kernel/result.ts';
import type { Basis, CalculationCode } from '../calculation.ts';
import { latePayment } from '../calculators/late-payment.ts';
import { paymentDue } from '../calculators/payment-due.ts';
import { failFinance } from '../codes.ts';
import { amount, day, rate } from '../fields.ts';
import type { Sheet } from '../sheet.ts';

/**
 * One stage of a contract: what it is worth, when it was to be done and was, when it was accepted and paid. Days that are not known yet
 * are left out.
 */
export const stageTerms = z.strictObject({
  amount,
  dueOn: day.optional(),
  performedOn: day.optional(),
  acceptedOn: day.optional(),
  paidOn: day.optional(),
  underTreasury: z.boolean().optional(),
});
export type StageTerms = z.output<typeof stageTerms>;

/** The key rate from a day on, as the user enters it. */
export const keyRates = z
  .array(z.strictObject({ from: day, percent: rate }))
  .max(500, { error: 'finance.list-too-long' });
export type KeyRates = z.output<typeof keyRates>;

export type StageResult = {
  readonly payBy: PlainDay | null;
  readonly customerLate: number;
  readonly customerOwes: string;
  readonly supplierLate: number;
  readonly supplierOwes: string;
  /** Days from acceptance to payment: money that works for the customer. */
  readonly waited: number;
};

const rateOn = (rates: KeyRates, on: PlainDay): string | null =>
  rates
    .filter(({ from }) => from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)?.percent ?? null;

type Setting = { readonly rates: KeyRates; readonly asOf: PlainDay; readonly publishedOn?: PlainDay | undefined };

/** Interest of one side for some days, at the key rate of the day on which it is paid (44-FZ art. 34 p.5, p.7). */
const interest = (
  kind: 'customer' | 'supplier',
  { amount: owed, days, on }: { readonly amount: string; readonly days: number; readonly on: PlainDay },
  { rates, publishedOn }: Setting,
  [sheet, path, basis]: readonly [Sheet, string, Basis],
): Outcome<string, CalculationCode> => {
  if (days <= 0) return ok('0.00');
  const keyRatePercent = rateOn(rates, on);
  if (keyRatePercent === null) return failFinance('finance.key-rate-missing', { path: 'keyRates', day: on });
  const answer = latePayment.answerOf({ amount: owed, days, kind, keyRatePercent, publishedOn }, basis);
  if (!answer.ok) return answer;
  sheet.adopt(path, answer.value);
  return ok(answer.value.amount);
};

/** When a stage is to be paid, who is late by how many days until the day it ended (or `asOf`), and what that costs. */
export const judgeStage = (
  stage: StageTerms,
  setting: Setting,
  [sheet, path, basis]: readonly [Sheet, string, Basis],
): Outcome<StageResult, CalculationCode> => {
  const { asOf, publishedOn } = setting;
  const { acceptedOn, dueOn, underTreasury } = stage;
  let payBy: PlainDay | null = null;
  if (acceptedOn !== undefined) {
    const due = paymentDue.answerOf({ acceptedOn, underTreasury, publishedOn }, basis);
    if (!due.ok) return due;
    sheet.adopt(path, due.value);
    payBy = due.value.date;
  }
  const paid = stage.paidOn ?? asOf;
  const performed = stage.performedOn ?? asOf;
  const customerLate = payBy === null ? 0 : Math.max(0, daysBetween(payBy, paid));
  const supplierLate = dueOn === undefined ? 0 : Math.max(0, daysBetween(dueOn, performed));
  const parts = [sheet, path, basis] as const;
  const customer = interest('customer', { amount: stage.amount, days: customerLate, on: paid }, setting, parts);
  if (!customer.ok) return customer;
  const supplier = interest('supplier', { amount: stage.amount, days: supplierLate, on: performed }, setting, parts);
  if (!supplier.ok) return supplier;
  return ok({
    payBy,
    customerLate,
    customerOwes: customer.value,
    supplierLate,
    supplierOwes: supplier.value,
    waited: acceptedOn === undefined ? 0 : Math.max(0, daysBetween(acceptedOn, paid)),
  });
};
