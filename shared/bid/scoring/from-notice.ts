import { Decimal, type DecimalText } from '../../kernel/decimal.ts';
import type { Scale } from './scales.ts';
import type { PriceStudy } from './study.ts';
import { decimalText } from '../../procedure/decimal-text.ts';
import { byImportance, criteriaOfLot, isOnlyRanked } from '../../procedure/weights.ts';
import {
  blankIndicator,
  type AwardCriterion,
  type FixedValue,
  type Indicator,
  type Weight,
} from '../../procedure/criteria.ts';

/** An answer that the notice offers, and what it brings in percent of the whole. */
export type NoticeOption = { readonly title: string; readonly value: DecimalText };

/**
 * What a forecast needs of one criterion beside the price. `weight` in percent of the whole; `least` and `most` limit what counts of
 * what is offered; of `options` one is chosen.
 */
export type NoticeCriterion = {
  readonly name: string;
  readonly weight: DecimalText;
  readonly scale: Scale;
  readonly least: DecimalText | null;
  readonly most: DecimalText | null;
  readonly options: readonly NoticeOption[];
  /** Least points to stay in, as the notice writes them (eForms BT-5423); on a scale it may not name, so nobody is shut out here. */
  readonly threshold: string | null;
};

/**
 * The notice's weights as a forecast takes them.
 * `isRest`: the notice gives the price no weight of its own, so it has what the others leave.
 * `isWhole`: the criteria stand as wholes, for there are more indicators than a forecast takes or their weights are not all there.
 */
export type NoticeScoring = {
  readonly priceWeight: DecimalText;
  readonly criteria: readonly NoticeCriterion[];
  readonly isRest: boolean;
  readonly isWhole: boolean;
  /** The buyer fixes the price, so that bids differ in the rest. */
  readonly fixed: FixedValue | null;
};

/** Why a notice's criteria give no weights: each has a text `prices.study.no-weights.<reason>`. */
export const noWeightReasons = ['none', 'unweighted', 'ranked', 'ranges', 'no-price', 'lots-differ'] as const;
export type NoWeightReason = (typeof noWeightReasons)[number];
export type NoticeScoringAnswer =
  | { readonly ok: true; readonly scoring: NoticeScoring }
  | { readonly ok: false; readonly reason: NoWeightReason };

const mostCriteria = 20;
const longestName = 200;
const no = (reason: NoWeightReason): NoticeScoringAnswer => ({ ok: false, reason });

const decimals = 6;
const plain = (value: Decimal): DecimalText => value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toFixed();

/** In percent of the whole; points against the sum of all points, six decimals, half up. */
const percentOf = (weight: Weight, points: Decimal): Decimal => {
  const amount = new Decimal(weight.amount);
  if (weight.unit === 'percent') return amount;
  return weight.unit === 'share' ? amount.times(100) : points.isZero() ? new Decimal(0) : amount.times(100).div(points);
};

const sumOf = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), new Decimal(0));

type Leaf = Omit<NoticeCriterion, 'weight'> & { readonly weight: Decimal };

/** A limit is a number of what is offered; written otherwise it is for people to read, not to count with. */
const limit = (text: string | null): DecimalText | null => {
  const read = text === null ? null : decimalText(text.replace(',', '.'));
  return read === null || new Decimal(read).isNegative() ? null : read;
};

const measureOf = ({
  scale,
  least,
  most,
}: Pick<Indicator, 'scale' | 'least' | 'most'>): Omit<Leaf, 'name' | 'weight'> =>
  scale === 'more' || scale === 'less'
    ? { scale, least: limit(least), most: limit(most), options: [], threshold: null }
    : { scale: 'given', least: null, most: null, options: [], threshold: least };

/** Answers that each bring a part of the criterion's own weight. */
const optionsOf = ({ weight, options }: AwardCriterion): readonly NoticeOption[] => {
  const unit = weight?.unit;
  if (unit !== 'share' && unit !== 'percent') return [];
  const read = options.flatMap((option): NoticeOption[] =>
    option.weight?.unit === unit
      ? [{ title: option.title, value: plain(percentOf(option.weight, new Decimal(0))) }]
      : [],
  );
  return read.length === options.length ? read : [];
};

/** What is measured, with its part of the whole; null where a weight on the way is not known. */
const leavesOf = (holder: Indicator, name: string, weight: Decimal): Leaf[] | null => {
  if (holder.indicators.length === 0) return [{ name, weight, ...measureOf(holder) }];
  const points = sumOf(
    holder.indicators.flatMap((each) => (each.weight?.unit === 'points' ? new Decimal(each.weight.amount) : [])),
  );
  const leaves: Leaf[] = [];
  for (const each of holder.indicators) {
    if (each.weight === null || each.weight.unit === 'order' || each.weight.isMiddle) return null;
    const part = percentOf(each.weight, points).times(weight).div(100);
    const below = leavesOf(each, `${name} › ${each.name}`, part);
    if (below === null) return null;
    leaves.push(...below);
  }
  return leaves;
};

const shortName = (name: string): string => (name.length <= longestName ? name : `${name.slice(0, longestName - 1)}…`);

/** Names tell the values of a criterion from those of another, so no two are alike. */
const apart = (leaves: readonly Leaf[]): readonly NoticeCriterion[] => {
  const met = new Map<string, number>();
  return leaves.map(({ name, weight, ...measure }) => {
    const short = shortName(name);
    const nth = (met.get(short) ?? 0) + 1;
    met.set(short, nth);
    const mark = ` (${String(nth)})`;
    return {
      name: nth === 1 ? short : `${short.slice(0, longestName - mark.length)}${mark}`,
      weight: plain(weight),
      ...measure,
    };
  });
};

const scoringOf = (criteria: readonly AwardCriterion[]): NoticeScoringAnswer => {
  if (criteria.length === 0) return no('none');
  const prices = criteria.filter(({ kind }) => kind === 'price');
  const others = criteria.filter(({ kind }) => kind !== 'price');
  const [price, another] = prices;
  if (price === undefined || another !== undefined) return no('no-price');
  const weights = criteria.flatMap(({ weight }) => weight ?? []);
  if (weights.some(({ unit }) => unit === 'order')) return no('ranked');
  if (weights.some(({ isMiddle }) => isMiddle)) return no('ranges');
  const { fixed } = price;
  const isRest = price.weight === null && fixed === null;
  if (others.some(({ weight }) => weight === null)) return no('unweighted');
  // Points without those of the price have no whole to be a part of.
  if (isRest && weights.some(({ unit }) => unit === 'points')) return no('unweighted');
  if (new Set(weights.map(({ unit }) => unit)).size > 1) return no('unweighted');
  const points = sumOf(weights.flatMap(({ unit, amount }) => (unit === 'points' ? new Decimal(amount) : [])));
  const shareOf = ({ weight }: AwardCriterion): Decimal =>
    weight === null ? new Decimal(0) : percentOf(weight, points);
  const rest = new Decimal(100).minus(sumOf(others.map(shareOf)));
  const priceShare = isRest ? rest : shareOf(price);
  if (priceShare.isNegative()) return no('unweighted');
  const asWhole = (each: AwardCriterion): Leaf => {
    const options = optionsOf(each);
    const measure = each.indicators.length === 0 ? measureOf(each) : measureOf(blankIndicator);
    return {
      name: each.name,
      weight: shareOf(each),
      ...measure,
      ...(options.length === 0 ? {} : { scale: 'option' as const, options }),
    };
  };
  const deep = others.map((each) =>
    each.indicators.length === 0 ? [asWhole(each)] : leavesOf(each, each.name, shareOf(each)),
  );
  const leaves = deep.includes(null) ? null : deep.flatMap((each) => each ?? []);
  const isWhole = leaves === null || leaves.length > mostCriteria;
  const taken = isWhole ? others.map(asWhole) : leaves;
  if (taken.length > mostCriteria) return no('unweighted');
  return { ok: true, scoring: { priceWeight: plain(priceShare), criteria: apart(taken), isRest, isWhole, fixed } };
};

/**
 * The weights of a notice for one lot, or for a bid for all of them: then they count only where every lot has the same.
 * Criteria of the whole procedure hold for each lot beside its own. Points become percent of their sum, six decimals, half up.
 */
export const scoringFromNotice = (
  criteria: readonly AwardCriterion[],
  lotId: string | null,
  lotIds: readonly string[],
): NoticeScoringAnswer => {
  const forLot = (lot: string): NoticeScoringAnswer => scoringOf(criteriaOfLot(criteria, lot));
  if (lotId !== null) return forLot(lotId);
  const [first, ...others] = lotIds.map(forLot);
  if (first === undefined) return scoringOf(criteriaOfLot(criteria, null));
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : no('lots-differ');
};

export type RankedCriterion = Pick<AwardCriterion, 'name' | 'kind'> & { readonly rank: string | null };
const mostRanked = 50;

/** Criteria of a lot that the notice only ranks, the weightiest first; none where it says more than their order. */
export const rankedFromNotice = (
  criteria: readonly AwardCriterion[],
  lotId: string | null,
): readonly RankedCriterion[] => {
  const own = criteriaOfLot(criteria, lotId);
  if (!isOnlyRanked(own)) return [];
  return byImportance(own)
    .slice(0, mostRanked)
    .map(({ name, kind, weight }) => ({ name: shortName(name), kind, rank: weight?.amount ?? null }));
};

type Scoring = NonNullable<PriceStudy['scoring']>;

const emptyScoring: Scoring = { priceWeight: '100', criteria: [], rivals: [], weights: 'notice' };

/** Of a criterion with answers to choose among only one of them is a value: another is none that a bidder could give. */
const answerOf = (value: DecimalText | null, options: readonly NoticeOption[]): DecimalText | null =>
  value === null || options.length === 0
    ? value
    : (options.find((option) => new Decimal(option.value).eq(value))?.value ?? null);

/**
 * What a forecast counts with: the user's own weights where he typed some, else the notice's. Of the notice's criteria what was kept under the
 * same name stays: the scale he chose, our value, the rivals' values. Null: neither he nor the notice says anything.
 */
export const scoringInForce = (stored: Scoring | null, notice: NoticeScoringAnswer): Scoring | null => {
  if (stored !== null && stored.weights !== 'notice') return stored;
  if (!notice.ok) return stored === null ? null : { ...stored, weights: 'own' };
  const { criteria: kept, rivals } = stored ?? emptyScoring;
  const placeOf = (name: string): number => kept.findIndex((each) => each.name === name);
  return {
    priceWeight: notice.scoring.priceWeight,
    weights: 'notice',
    ...(stored?.formula === undefined ? {} : { formula: stored.formula }),
    criteria: notice.scoring.criteria.map(({ name, weight, scale, least, most, options }) => {
      const earlier = kept[placeOf(name)];
      return {
        name,
        weight,
        // A scale that the notice itself names is the notice's.
        scale: scale === 'given' && earlier?.scale !== 'option' ? (earlier?.scale ?? scale) : scale,
        own: answerOf(earlier?.own ?? null, options),
        ...(least === null ? {} : { least }),
        ...(most === null ? {} : { most }),
      };
    }),
    rivals: rivals.map((rival) => ({
      ...rival,
      values: notice.scoring.criteria.map(({ name, options }) =>
        answerOf(rival.values[placeOf(name)] ?? null, options),
      ),
    })),
  };
};
