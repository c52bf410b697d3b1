import type { Basis, CalculationCode, FinanceFinding, Step } from '../../finance/calculation.ts';
import { score } from '../../finance/calculators/score.ts';
import { compareAmounts, roundToKopeck } from '../../kernel/money.ts';
import { fraction, type DecimalText } from '../../kernel/decimal.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import type { Percent } from '../../kernel/percent.ts';
import { ok } from '../../kernel/result.ts';
import { pointsOf } from './scale.ts';
import type { PriceStudy } from './study.ts';

/** One bidder's points. `total` and `place` are null where a criterion of his is not known: nothing is put in its place. */
export type ScoreRow = {
  /** Null: our own bid. */
  readonly name: string | null;
  readonly price: DecimalText;
  readonly priceScore: Percent;
  readonly points: readonly (Percent | null)[];
  readonly total: Percent | null;
  /** 1 is the best among those whose total is known; equals share it. */
  readonly place: number | null;
};

export type ScoreForecast = {
  readonly method: 'by-best-price' | 'by-nmck';
  readonly rows: readonly ScoreRow[];
  readonly steps: readonly Step[];
  readonly findings: readonly FinanceFinding[];
};

export type ScoreTerms = {
  readonly scoring: NonNullable<PriceStudy['scoring']>;
  readonly nmck: DecimalText;
  readonly ownPrice: DecimalText;
  readonly publishedOn: PlainDay | null;
};

/**
 * What the notice's weights make of our price against the prices that are known (Decree 2604/2021 p. 9 (a) or (b), whichever applies to
 * these prices). A forecast over known bids, no chance of winning: a bidder nobody knows of changes every figure.
 */
export const forecastScores = (
  { scoring: { priceWeight, criteria, rivals }, nmck, ownPrice, publishedOn }: ScoreTerms,
  basis: Basis,
): Outcome<ScoreForecast, CalculationCode> => {
  const prices = [ownPrice, ...rivals.map(({ price }) => price)].map((price) => roundToKopeck(fraction(price)));
  const points = criteria.map(({ scale, own }, index) =>
    pointsOf(scale, [own, ...rivals.map(({ values }) => values[index] ?? null)]),
  );
  const answer = score.run(
    {
      nmck: roundToKopeck(fraction(nmck)),
      prices,
      priceWeight,
      criteria: criteria.map(({ name, weight }, index) => ({
        name,
        weight,
        // A total that rests on a value nobody knows is not shown below.
        scores: points[index]?.map((each) => each ?? '0') ?? [],
      })),
      ...(publishedOn === null ? {} : { publishedOn }),
    },
    basis,
  );
  if (!answer.ok) return answer;
  const { scores, totals = scores, method, steps, findings } = answer.value;
  const rows = prices.map((price, bidder) => {
    const own = points.map((each) => each[bidder] ?? null);
    return {
      name: bidder === 0 ? null : (rivals[bidder - 1]?.name ?? ''),
      price,
      priceScore: scores[bidder] ?? '0.00',
      points: own,
      total: own.includes(null) ? null : (totals[bidder] ?? null),
    };
  });
  const known = rows.flatMap(({ total }) => total ?? []);
  return ok({
    method,
    rows: rows.map((row) => ({
      ...row,
      place:
        row.total === null ? null : 1 + known.filter((total) => compareAmounts(total, row.total ?? '0') > 0).length,
    })),
    steps,
    findings,
  });
};
