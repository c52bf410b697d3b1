import type { Basis, CalculationCode, FinanceFinding, Step } from '../../finance/calculation.ts';
import { effectivePrice } from '../../finance/calculators/effective-price.ts';
import { score } from '../../finance/calculators/score.ts';
import { needsStartPrice, type PointFormula, type ScoreMethod } from '../../finance/scoring/price-formulas.ts';
import { Decimal, fraction, type DecimalText } from '../../kernel/decimal.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { compareAmounts, roundToKopeck } from '../../kernel/money.ts';
import type { Percent } from '../../kernel/percent.ts';
import { ok } from '../../kernel/result.ts';
import { failPrices, type PriceCode } from '../prices/codes.ts';
import type { PriceFormula } from './formulas.ts';
import { pointsOf } from './scale.ts';
import type { PriceStudy } from './study.ts';

/** One bidder's points. `total` and `place` are null where a criterion of his is not known: nothing is put in its place. */
export type ScoreRow = {
  /** Null: our own bid. */
  readonly name: string | null;
  readonly price: DecimalText;
  /** Null: this price is not scored, it is above the start price or compared by the effective price. */
  readonly priceScore: Percent | null;
  readonly points: readonly (Percent | null)[];
  readonly total: Percent | null;
  /** The price as ProZorro compares it; null where another formula counts. */
  readonly effective: DecimalText | null;
  /** 1 is the best among those who can be compared; equals share it. */
  readonly place: number | null;
};

export type ScoreForecast = {
  readonly method: ScoreMethod | 'effective-price';
  readonly rows: readonly ScoreRow[];
  readonly steps: readonly Step[];
  readonly findings: readonly FinanceFinding[];
};

type Scoring = NonNullable<PriceStudy['scoring']>;
export type ScoreTerms = {
  readonly scoring: Scoring;
  readonly formula: PriceFormula;
  /** Null: the notice names none, and the formula may not need one. */
  readonly nmck: DecimalText | null;
  readonly ownPrice: DecimalText;
  readonly publishedOn: PlainDay | null;
};
type Code = CalculationCode | PriceCode;

type Bidder = {
  readonly name: string | null;
  readonly price: DecimalText;
  readonly values: readonly (string | null)[];
};

const biddersOf = ({ scoring: { criteria, rivals }, ownPrice }: ScoreTerms): readonly Bidder[] =>
  [
    { name: null, price: ownPrice, values: criteria.map(({ own }) => own) },
    ...rivals.map(({ name, price, values }) => ({
      name,
      price,
      values: criteria.map((_, index) => values[index] ?? null),
    })),
  ].map((bidder) => ({ ...bidder, price: roundToKopeck(fraction(bidder.price)) }));

/** What a value may be at most: points of a hundred, and an answer brings no more than its criterion weighs. */
const limitOf = ({ scale, weight }: Scoring['criteria'][number]): DecimalText | null =>
  scale === 'given' ? '100' : scale === 'option' ? weight : null;

const outOfRange = (criterion: string, bidder: string | null, value: string, limit: string) =>
  bidder === null
    ? failPrices('prices.own-value-out-of-range', { criterion, value, limit })
    : failPrices('prices.value-out-of-range', { criterion, bidder, value, limit });

/** A price of nothing, a value beyond its scale, limits that leave nothing between them: who gave it, and where, is said. */
const judge = (bidders: readonly Bidder[], criteria: Scoring['criteria']): Outcome<null, PriceCode> => {
  for (const { name, least = null, most = null } of criteria)
    if (least !== null && most !== null && new Decimal(least).gte(most))
      return failPrices('prices.limits-crossed', { criterion: name, least, most });
  for (const { name, price, values } of bidders) {
    if (new Decimal(price).lte(0))
      return name === null
        ? failPrices('prices.own-price-unknown')
        : failPrices('prices.price-not-positive', { bidder: name });
    for (const [index, criterion] of criteria.entries()) {
      const [value, limit] = [values[index] ?? null, limitOf(criterion)];
      if (value !== null && limit !== null && new Decimal(value).gt(limit))
        return outOfRange(criterion.name, name, value, limit);
    }
  }
  return ok(null);
};

const isOut = ({ formula, nmck }: ScoreTerms, { price }: Bidder): boolean =>
  formula !== 'prozorro' && needsStartPrice(formula) && nmck !== null && new Decimal(price).gt(nmck);

/** Of a weight in percent: what an answer brings as it stands, points as their part of it. */
const gainedOf = ({ scale, weight }: Scoring['criteria'][number], value: string | null, points: Percent | null) =>
  scale === 'option'
    ? (value ?? '0')
    : new Decimal(weight)
        .times(points ?? '0')
        .div(100)
        .toDecimalPlaces(6)
        .toFixed();

/** The effective price leaves the price what the criteria do not take; a weight of its own that says otherwise is said. */
const saidOfWeights = ({ priceWeight, criteria }: Scoring): readonly FinanceFinding[] => {
  const sum = criteria.reduce((total, { weight }) => total.plus(weight), new Decimal(priceWeight));
  return sum.eq(100)
    ? []
    : [{ code: 'finance.weights-not-hundred', severity: 'warning', place: {}, details: { sum: sum.toFixed() } }];
};

const byEffectivePrice = (
  { scoring, publishedOn }: ScoreTerms,
  bidders: readonly Bidder[],
  points: readonly (readonly (Percent | null)[])[],
  basis: Basis,
): Outcome<ScoreForecast, CalculationCode> => {
  const { criteria } = scoring;
  const isKnown = (bidder: number): boolean => points.every((each) => each[bidder] !== null);
  const answer = effectivePrice.run(
    {
      prices: bidders.map(({ price }) => price),
      criteria: criteria.map((criterion, index) => ({
        name: criterion.name,
        weight: criterion.weight,
        gained: bidders.map(({ values }, at) =>
          gainedOf(criterion, values[index] ?? null, points[index]?.[at] ?? null),
        ),
      })),
      ...(publishedOn === null ? {} : { publishedOn }),
    },
    basis,
  );
  if (!answer.ok) return answer;
  const { effective, places, steps, findings } = answer.value;
  // Who is unknown in one answer stands nowhere, and nobody stands behind him.
  const unknownBefore = (own: number): number => places.filter((place, at) => !isKnown(at) && place < own).length;
  return ok({
    method: 'effective-price',
    rows: bidders.map(({ name, price }, at) => {
      const place = places[at] ?? 1;
      return {
        name,
        price,
        priceScore: null,
        points: points.map((each) => each[at] ?? null),
        total: null,
        effective: isKnown(at) ? (effective[at] ?? null) : null,
        place: isKnown(at) ? place - unknownBefore(place) : null,
      };
    }),
    steps,
    findings: [...findings, ...saidOfWeights(scoring)],
  });
};

const byPoints = (
  terms: ScoreTerms,
  formula: PointFormula,
  bidders: readonly Bidder[],
  points: readonly (readonly (Percent | null)[])[],
  basis: Basis,
): Outcome<ScoreForecast, Code> => {
  const { nmck, publishedOn } = terms;
  const { priceWeight, criteria } = terms.scoring;
  const start = nmck === null ? null : roundToKopeck(fraction(nmck));
  if (start === null && needsStartPrice(formula)) return failPrices('prices.start-price-unknown');
  const answer = score.run(
    {
      ...(start === null ? {} : { nmck: start }),
      formula,
      prices: bidders.map(({ price }) => price),
      priceWeight,
      criteria: criteria.map(({ name, weight }, index) => ({
        name,
        weight,
        // A total that rests on a value nobody knows is not shown below.
        scores: bidders.map((_, at) => points[index]?.[at] ?? '0'),
      })),
      ...(publishedOn === null ? {} : { publishedOn }),
    },
    basis,
  );
  if (!answer.ok) return answer;
  const { scores, totals = scores, method, steps, findings } = answer.value;
  const rows = bidders.map((bidder, at) => {
    const own = points.map((each) => each[at] ?? null);
    const isLeft = isOut(terms, bidder);
    return {
      name: bidder.name,
      price: bidder.price,
      priceScore: isLeft ? null : (scores[at] ?? null),
      points: own,
      total: isLeft || own.includes(null) ? null : (totals[at] ?? null),
      effective: null,
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

const ofPrice = /^(?:prices|scores|effective)\.(\d+)$/;
/** Findings name fields of a calculator's input; here a price is a bidder's, and the other fields stand nowhere on the bid. */
const placed = (findings: readonly FinanceFinding[], bidders: readonly Bidder[]): readonly FinanceFinding[] =>
  findings.map((finding) => {
    const at = ofPrice.exec(finding.place.path ?? '')?.[1];
    const name = at === undefined ? null : (bidders[Number(at)]?.name ?? null);
    return { ...finding, place: name === null ? {} : { path: name } };
  });

/**
 * What the weights make of our price against the prices that are known, by the formula in force. A forecast over known bids, no chance
 * of winning: a bidder nobody knows of changes every figure.
 */
export const forecastScores = (terms: ScoreTerms, basis: Basis): Outcome<ScoreForecast, Code> => {
  const { criteria } = terms.scoring;
  const bidders = biddersOf(terms);
  const judged = judge(bidders, criteria);
  if (!judged.ok) return judged;
  // Who is not admitted sets no best and no worst for the others.
  const points = criteria.map((criterion, index) =>
    pointsOf(
      criterion,
      bidders.map((bidder) => (isOut(terms, bidder) ? null : (bidder.values[index] ?? null))),
    ),
  );
  const answer =
    terms.formula === 'prozorro'
      ? byEffectivePrice(terms, bidders, points, basis)
      : byPoints(terms, terms.formula, bidders, points, basis);
  return answer.ok ? ok({ ...answer.value, findings: placed(answer.value.findings, bidders) }) : answer;
};
