import { z } from 'zod';
import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { shareInPercent } from '../../kernel/percent.ts';
import { fraction, multiply, divide } from '../../kernel/decimal.ts';
import type { CalculationCode, Explained } from '../calculation.ts';
import { financing } from '../calculators/financing.ts';
import { ownMoney } from '../calculators/own-money.ts';
import { listOf, rate } from '../fields.ts';
import { ownName } from '../offers/own-name.ts';
import { offerSchema } from './offer.ts';

export const candidates = {
  offers: listOf(z.strictObject({ name: z.string().min(1).max(200), offer: offerSchema }), 20),
  own: z.strictObject({ ownRate: rate, accountRate: rate }).optional(),
};

export type Candidates = {
  readonly offers: readonly { readonly name: string; readonly offer: z.output<typeof offerSchema> }[];
  readonly own?: { readonly ownRate: string; readonly accountRate: string } | undefined;
};

/** What one way of covering a sum costs; `path` is where it stands in the input. */
export type Priced = {
  readonly name: string;
  readonly path: string;
  readonly cost: string;
  readonly effectivePercent: string | null;
  readonly explained: Explained;
};

type Period = {
  readonly sum: string;
  readonly start: PlainDay;
  readonly end: PlainDay;
  readonly returnedOn?: PlainDay | undefined;
};

/** Every offer, and our own money where its rates are given, over one period. */
export const priceAll = ({ offers, own }: Candidates, period: Period): Outcome<readonly Priced[], CalculationCode> => {
  const priced: Priced[] = [];
  for (const [index, { name, offer }] of offers.entries()) {
    const answer = financing.answerOf({ ...period, offer });
    if (!answer.ok) return answer;
    const { cost, effectivePercent, steps, findings } = answer.value;
    priced.push({ name, path: `offers.${String(index)}`, cost, effectivePercent, explained: { steps, findings } });
  }
  if (own !== undefined) {
    const { sum, start } = period;
    const answer = ownMoney.answerOf({ sum, start, end: period.returnedOn ?? period.end, ...own });
    if (!answer.ok) return answer;
    const { cost, days, steps, findings } = answer.value;
    const yearly = multiply(fraction(cost), divide(fraction(365), fraction(Math.max(days, 1))));
    const effectivePercent = days === 0 ? null : shareInPercent(yearly, fraction(sum));
    priced.push({ name: ownName, path: 'own', cost, effectivePercent, explained: { steps, findings } });
  }
  return ok(priced);
};
