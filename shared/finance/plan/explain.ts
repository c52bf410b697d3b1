import type { PlainDay } from '../../kernel/instant.ts';
import { roublesOf } from '../kopecks.ts';
import type { Option, PlanModel } from './model.ts';
import { priceUnit } from './search.ts';

/** One way of treating a bid that was not chosen; positions as in the model. */
export type Alternative = {
  readonly source: number | null;
  readonly cost: string;
  readonly loses: string;
  readonly lacks: { readonly day: PlainDay; readonly source: number | null; readonly short: string } | null;
};

/** In words of the choice: the best there is, the best that fits, the only one; or left out, and why. */
export const reasonNames = [
  'best',
  'best-that-fits',
  'only-one',
  'left-out-no-room',
  'left-out-loses',
  'left-out-no-source',
] as const;

export type Reason = {
  readonly source: number | null;
  readonly why: (typeof reasonNames)[number];
  readonly cost: string;
  readonly next: Alternative | null;
  readonly better: readonly Alternative[];
};

/** What is left of every row once all choices are made. */
const leftOf = ({ options, rows }: PlanModel, picked: readonly number[]): readonly bigint[] => {
  const left = rows.map(({ capacity }) => capacity);
  for (const [bid, mine] of options.entries())
    for (const { row, amount } of mine[picked[bid] ?? -1]?.uses ?? []) left[row] = (left[row] ?? 0n) - amount;
  return left;
};

/** The row that an option lacks most of, with the bid’s present choice given up first; null where it fits. */
const lackOf = ({ rows }: PlanModel, left: readonly bigint[], chosen: Option, option: Option): Alternative['lacks'] => {
  const freed = new Map(chosen.uses.map(({ row, amount }) => [row, amount]));
  let worst: { row: number; short: bigint } | null = null;
  for (const { row, amount } of option.uses) {
    const short = amount - (left[row] ?? 0n) - (freed.get(row) ?? 0n);
    if (short > 0n && (worst === null || short > worst.short)) worst = { row, short };
  }
  const row = worst === null ? undefined : rows[worst.row];
  return worst === null || row === undefined
    ? null
    : { day: row.day, source: row.source, short: roublesOf(worst.short) };
};

const whyOf = (chosen: Option, count: number, better: readonly Alternative[]): Reason['why'] => {
  if (chosen.source !== null) return count === 1 ? 'only-one' : better.length === 0 ? 'best' : 'best-that-fits';
  if (count === 1) return 'left-out-no-source';
  return better.length === 0 ? 'left-out-loses' : 'left-out-no-room';
};

/**
 * Why each bid is treated as it is: what its choice costs, the next best that would fit while all other bids stay as they are, and those that
 * would be better but lack money on a day or room on a line. Exact arithmetic over the model that was solved.
 */
export const explainPlan = (model: PlanModel, picked: readonly number[]): readonly Reason[] => {
  const left = leftOf(model, picked);
  return model.options.flatMap((mine, bid): readonly Reason[] => {
    const chosen = mine[picked[bid] ?? -1];
    if (chosen === undefined) return [];
    const others = mine
      .filter((option) => option !== chosen)
      .map((option) => ({ option, lacks: lackOf(model, left, chosen, option), loses: chosen.value - option.value }))
      .toSorted((a, b) => (a.loses < b.loses ? -1 : a.loses > b.loses ? 1 : 0))
      .map(({ option, lacks, loses }) => ({
        gain: loses < 0n,
        alternative: { source: option.source, cost: option.cost, loses: roublesOf(loses), lacks },
      }));
    const better = others.filter(({ gain, alternative }) => gain && alternative.lacks !== null);
    const next = others.find(({ alternative }) => alternative.lacks === null);
    const alternatives = better.map(({ alternative }) => alternative);
    return [
      {
        source: chosen.source,
        why: whyOf(chosen, mine.length, alternatives),
        cost: chosen.cost,
        next: next?.alternative ?? null,
        better: alternatives,
      },
    ];
  });
};

export type Marginal = { readonly source: number | null; readonly day: PlainDay; readonly perThousand: string };

/**
 * What a further 1,000 roubles on a day, or on a lender's line, would add: the prices of the relaxed plan, so a guide to where money is scarce
 * and not a promise. Rows that are not scarce are left out.
 */
export const marginalsOf = ({ rows }: PlanModel, prices: readonly bigint[]): readonly Marginal[] =>
  rows.flatMap(({ day, source }, row) => {
    const perThousand = ((prices[row] ?? 0n) * 100_000n + priceUnit / 2n) / priceUnit;
    return perThousand === 0n ? [] : [{ source, day, perThousand: roublesOf(perThousand) }];
  });
