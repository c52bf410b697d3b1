import { Decimal } from '../kernel/decimal.ts';
import type { Finding } from '../kernel/failure.ts';
import type { ProcedureCode } from './codes.ts';
import type { AwardCriterion, Indicator, Weight, WeightUnit } from './criteria.ts';
import { decimalText } from './decimal-text.ts';

export type WeightReading =
  | { readonly kind: 'read'; readonly weight: Weight }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'out-of-range' };

/** The most a weight of a unit can be; points and ranks have no end. */
const most: Readonly<Partial<Record<WeightUnit, number>>> = { percent: 100, share: 1 };

/**
 * A weight as a source writes it: digits with a point or a comma, a percent sign behind them. What is no number and what no
 * weight can be (below zero, above the whole, a rank that is not whole or is zero) are told apart, so that both can be told.
 */
export const readWeight = (text: string, unit: WeightUnit, isMiddle = false): WeightReading => {
  const amount = decimalText(
    text
      .trim()
      .replace(/[\s\u00a0\u202f]*%$/, '')
      .replace(',', '.'),
  );
  if (amount === null) return { kind: 'unreadable' };
  const value = new Decimal(amount);
  const limit = most[unit];
  const isOut =
    value.isNegative() ||
    (limit !== undefined && value.gt(limit)) ||
    (unit === 'order' && (!value.isInteger() || value.isZero()));
  return isOut ? { kind: 'out-of-range' } : { kind: 'read', weight: { amount, unit, isMiddle } };
};

const wholes: Readonly<Partial<Record<WeightUnit, string>>> = { percent: '100', share: '1' };

type Weighed = { readonly weight: Weight | null; readonly path: string };

export type SumOfWeights = { readonly sum: string; readonly unit: WeightUnit; readonly isAll: boolean };

/** What exact weights of one unit add up to, and whether every part has one; null where there is none, or they differ in unit. */
export const sumOfWeights = (parts: readonly Pick<Weighed, 'weight'>[]): SumOfWeights | null => {
  const weights = parts.flatMap(({ weight }) => (weight === null || weight.isMiddle ? [] : [weight]));
  const [first] = weights;
  if (first === undefined || weights.some(({ unit }) => unit !== first.unit)) return null;
  const sum = weights.reduce((total, { amount }) => total.plus(amount), new Decimal(0));
  return { sum: sum.toFixed(), unit: first.unit, isAll: weights.length === parts.length };
};

/**
 * The criteria that bids for a lot are compared by: its own and the whole procedure's. A word of the whole procedure that there are
 * several (`ratedCriteria`) is none of them where others stand beside it. `lotId` null: a procedure without lots.
 */
export const criteriaOfLot = (criteria: readonly AwardCriterion[], lotId: string | null): readonly AwardCriterion[] => {
  const own = criteria.filter((each) => each.lotId === null || each.lotId === lotId);
  const measured = own.filter((each) => each.kind !== 'other' || each.weight !== null || each.lotId !== null);
  return measured.length === 0 ? own : measured;
};

/** Parts without a weight may have what the others leave; more than the whole nothing can be. */
const isOff = ({ sum, isAll }: SumOfWeights, whole: string): boolean =>
  isAll ? sum !== whole : new Decimal(sum).gt(whole);

const judgeParts = (parts: readonly Weighed[], of: string): readonly Finding<ProcedureCode>[] => {
  const total = sumOfWeights(parts);
  const [first] = parts;
  const whole = total === null ? undefined : wholes[total.unit];
  if (total === null || first === undefined || whole === undefined || !isOff(total, whole)) return [];
  return [
    {
      code: 'notice.weights-not-hundred',
      severity: 'warning',
      place: { path: first.path },
      details: { sum: total.unit === 'percent' ? `${total.sum} %` : total.sum, of },
    },
  ];
};

const judgeIndicators = (holder: Pick<Indicator, 'name' | 'indicators'>): readonly Finding<ProcedureCode>[] => [
  ...judgeParts(holder.indicators, holder.name),
  ...holder.indicators.flatMap(judgeIndicators),
];

/** The lots that have criteria of their own, for which those of the whole procedure hold too; without any the procedure itself. */
const lotsIn = (criteria: readonly AwardCriterion[]): readonly (string | null)[] => {
  const lots = [...new Set(criteria.map(({ lotId }) => lotId))].filter((lot) => lot !== null);
  return lots.length === 0 ? [null] : lots;
};

/**
 * Weights that do not make a whole: those of the criteria of one lot (or of the whole procedure), and those of the indicators
 * of each criterion. Nothing is corrected: what the notice says stands.
 */
export const judgeWeights = (criteria: readonly AwardCriterion[]): readonly Finding<ProcedureCode>[] => [
  ...lotsIn(criteria).flatMap((lot) => judgeParts(criteriaOfLot(criteria, lot), lot ?? '1')),
  ...criteria.flatMap(judgeIndicators),
];

const isRanked = ({ weight }: Pick<Weighed, 'weight'>): boolean => weight?.unit === 'order';
const rankOf = ({ weight }: Pick<Weighed, 'weight'>): Decimal =>
  weight?.unit === 'order' ? new Decimal(weight.amount) : new Decimal(Infinity);

/** Criteria that only have an order of importance stand in it, those without a rank behind; any others as the notice lists them. */
export const byImportance = <Part extends Pick<Weighed, 'weight'>>(parts: readonly Part[]): readonly Part[] =>
  parts.some(isRanked) ? parts.toSorted((a, b) => rankOf(a).cmp(rankOf(b))) : parts;

/** Whether an order of importance is all that the notice says of weights. */
export const isOnlyRanked = (parts: readonly Pick<Weighed, 'weight'>[]): boolean =>
  parts.some(isRanked) && parts.every((part) => part.weight === null || isRanked(part));

/** A weight for people: a share as per cent; every other unit as it is. */
export const shownWeight = ({
  amount,
  unit,
}: Weight): { readonly amount: string; readonly unit: Exclude<WeightUnit, 'share'> } =>
  unit === 'share' ? { amount: new Decimal(amount).times(100).toFixed(), unit: 'percent' } : { amount, unit };
