import type { Basis, CalculationCode, Step } from '../../finance/calculation.ts';
import { presentValue } from '../../finance/calculators/present-value.ts';
import { priceFloor } from '../../finance/calculators/price-floor.ts';
import { fraction, type DecimalText } from '../../kernel/decimal.ts';
import type { Failure, Finding } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { roundToKopeck, subtractAmounts } from '../../kernel/money.ts';
import type { Percent } from '../../kernel/percent.ts';
import type { FloorTerms, PriceStudy } from './study.ts';

/** The least price that bears the costs, and how far ours stands above it (below: negative). */
export type FloorAnswer = {
  readonly floor: DecimalText;
  readonly plain: DecimalText;
  readonly raised: DecimalText | null;
  readonly above: DecimalText | null;
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
};

/** Gross, as platforms compare prices: VAT stands inside. `cost` is without VAT and of all positions. */
export type PricedBid = {
  readonly gross: DecimalText | null;
  readonly net: DecimalText;
  readonly cost: DecimalText;
  readonly vatPercent: Percent | null;
  readonly nmck: DecimalText;
  readonly publishedOn: PlainDay | null;
};

export type Worked<Answer> =
  | { readonly ok: true; readonly value: Answer }
  | { readonly ok: false; readonly error: Failure<CalculationCode> };

/** The price floor by the table's costs: plain, among small business, and with the raised security of 44-FZ art. 37. */
export const floorOf = (terms: FloorTerms, bid: PricedBid, basis: Basis): Worked<FloorAnswer> => {
  const { leastMarginPercent, extra, ...rest } = terms;
  const answer = priceFloor.run(
    {
      ...rest,
      extra: roundToKopeck(fraction(extra)),
      nmck: roundToKopeck(fraction(bid.nmck)),
      costs: bid.cost,
      ...(leastMarginPercent === null ? {} : { leastMarginPercent }),
      ...(bid.vatPercent === null ? {} : { vatPercent: bid.vatPercent }),
      ...(bid.publishedOn === null ? {} : { publishedOn: bid.publishedOn }),
    },
    basis,
  );
  if (!answer.ok) return answer;
  const { floor, plain, raised = null, steps, findings } = answer.value;
  const above = bid.gross === null ? null : subtractAmounts(bid.gross, floor);
  return { ok: true, value: { floor, plain, raised, above, steps, findings } };
};

/** What the price is worth today when it is paid later, and what waiting costs. */
export type LateAnswer = { readonly value: DecimalText; readonly loss: DecimalText; readonly steps: readonly Step[] };

export const worthOf = (
  { days, ratePercent, method }: NonNullable<PriceStudy['late']>,
  gross: DecimalText,
  basis: Basis,
): Worked<LateAnswer> => {
  const answer = presentValue.run({ amount: gross, days, ratePercent, method }, basis);
  return answer.ok
    ? {
        ok: true,
        value: {
          value: answer.value.value,
          loss: subtractAmounts(gross, answer.value.value),
          steps: answer.value.steps,
        },
      }
    : answer;
};
