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

/** The sum of parts that all have an exact weight of one unit; null where that can not be said. */
export const sumOfWeights = (
  parts: readonly Pick<Weighed, 'weight'>[],
): { readonly sum: string; readonly unit: WeightUnit } | null => {
  const [first] = parts;
  const unit = first?.weight?.unit;
  if (unit === undefined) return null;
  let sum = new Decimal(0);
  for (const { weight } of parts) {
    if (weight === null || weight.unit !== unit || weight.isMiddle) return null;
    sum = sum.plus(weight.amount);
  }
  return { sum: sum.toFixed(), unit };
};

const judgeParts = (parts: readonly Weighed[], of: string): readonly Finding<ProcedureCode>[] => {
  const total = sumOfWeights(parts);
  const [first] = parts;
  const whole = total === null ? undefined : wholes[total.unit];
  if (total === null || first === undefined || whole === undefined || total.sum === whole) return [];
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

/**
 * Weights that do not make a whole: those of the criteria of one lot (or of the whole procedure), and those of the indicators
 * of each criterion. Nothing is corrected: what the notice says stands.
 */
export const judgeWeights = (criteria: readonly AwardCriterion[]): readonly Finding<ProcedureCode>[] => [
  ...[...Map.groupBy(criteria, ({ lotId }) => lotId)].flatMap(([lotId, own]) => judgeParts(own, lotId ?? '')),
  ...criteria.flatMap(judgeIndicators),
];
