import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { addAmounts, compareAmounts } from '../../kernel/money.ts';
import { ok } from '../../kernel/result.ts';
import type { Basis, CalculationCode } from '../calculation.ts';
import { financing } from '../calculators/financing.ts';
import { ownMoney } from '../calculators/own-money.ts';
import type { Offer } from '../financing/offer.ts';
import type { Sheet } from '../sheet.ts';

/** How much is secured from a day on. */
export type Level = { readonly from: PlainDay; readonly amount: string };

/** A guarantee or loan, or own money that would earn `ownRate` elsewhere and `accountRate` where it lies. */
export type Source = {
  readonly offer?: Offer | undefined;
  readonly ownRate?: string | undefined;
  readonly accountRate?: string | undefined;
};

/**
 * What a performance security costs until `end`: a lender's fee is for the whole sum and term, since a reduction gives nothing of it back;
 * own money costs less as it comes back with each reduction, a line for each level. `levels` begin with the first day, in order.
 */
export const performanceCost = (
  levels: readonly Level[],
  end: PlainDay,
  { offer, ownRate, accountRate }: Source,
  [sheet, basis]: readonly [Sheet, Basis],
): Outcome<string | null, CalculationCode> => {
  const [first] = levels;
  if (first === undefined || compareAmounts(first.amount, '0') === 0) return ok('0.00');
  if (offer !== undefined) {
    const answer = financing.answerOf({ sum: first.amount, start: first.from, end, offer }, basis);
    if (!answer.ok) return answer;
    sheet.adopt('securityCost', answer.value);
    return ok(answer.value.cost);
  }
  if (ownRate === undefined) return ok(null);
  const costs: string[] = [];
  for (const [index, { from, amount }] of levels.entries()) {
    const until = levels[index + 1]?.from ?? end;
    if (compareAmounts(amount, '0') === 0 || until <= from) continue;
    const answer = ownMoney.answerOf(
      { sum: amount, start: from, end: until, ownRate, accountRate: accountRate ?? '0' },
      basis,
    );
    if (!answer.ok) return answer;
    sheet.adopt(`securityCost.${String(index)}`, answer.value);
    costs.push(answer.value.cost);
  }
  return ok(addAmounts(costs));
};
