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

/** Options that would take the place of the chosen ones, at once. */
type Change = readonly { readonly bid: number; readonly option: Option }[];

/** The row that a change lacks most of, with the present choices given up first; null where it fits. */
const lackOf = (
  { options, rows }: PlanModel,
  picked: readonly number[],
  left: readonly bigint[],
  change: Change,
): Alternative['lacks'] => {
  const net = new Map<number, bigint>();
  const count = ({ uses }: Option, sign: bigint): void => {
    for (const { row, amount } of uses) net.set(row, (net.get(row) ?? 0n) + sign * amount);
  };
  for (const { bid, option } of change) {
    count(option, 1n);
    const chosen = options[bid]?.[picked[bid] ?? -1];
    if (chosen !== undefined) count(chosen, -1n);
  }
  let worst: { row: number; short: bigint } | null = null;
  for (const [row, amount] of net) {
    const short = amount - (left[row] ?? 0n);
    if (short > 0n && (worst === null || short > worst.short)) worst = { row, short };
  }
  const row = worst === null ? undefined : rows[worst.row];
  return worst === null || row === undefined
    ? null
    : { day: row.day, source: row.source, short: roublesOf(worst.short) };
};

/** The bids that are taken or left together with each: what follows it or what it follows, and what follows the same. */
const joinedTo = ({ options, rows }: PlanModel): readonly (readonly number[])[] => {
  const beside = options.map(() => new Set<number>());
  for (const { joins } of rows) if (joins !== undefined) beside[joins[0]]?.add(joins[1]);
  return beside.map((near, bid) =>
    [...new Set([...near].flatMap((other) => [other, ...(beside[other] ?? [])]))].filter((other) => other !== bid),
  );
};

/** Every way in which the rest could be covered as well. */
const together = (rest: readonly (readonly { readonly bid: number; readonly option: Option }[])[]): readonly Change[] =>
  rest.reduce<readonly Change[]>((ways, mine) => ways.flatMap((way) => mine.map((each) => [...way, each])), [[]]);

const valueSum = (change: Change): bigint => change.reduce((sum, { option }) => sum + option.value, 0n);

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
  const { options } = model;
  const left = leftOf(model, picked);
  const joined = joinedTo(model);
  const optionsOf = (bid: number, isCovered: boolean): Change =>
    (options[bid] ?? []).flatMap((option) => ((option.source !== null) === isCovered ? [{ bid, option }] : []));
  /** What must change along with one bid's option: all that is joined to it leaves with it, or comes with it. */
  const waysTo = (bid: number, chosen: Option, option: Option): readonly Change[] => {
    const isCovered = option.source !== null;
    if ((chosen.source !== null) === isCovered) return [[{ bid, option }]];
    return together((joined[bid] ?? []).map((other) => optionsOf(other, isCovered))).map((rest) => [
      { bid, option },
      ...rest,
    ]);
  };
  return options.flatMap((mine, bid): readonly Reason[] => {
    const chosen = mine[picked[bid] ?? -1];
    if (chosen === undefined) return [];
    const valueNow = (change: Change): bigint =>
      change.reduce((sum, each) => sum + (options[each.bid]?.[picked[each.bid] ?? -1]?.value ?? 0n), 0n);
    const others = mine
      .filter((option) => option !== chosen)
      .flatMap((option) => {
        const ways = waysTo(bid, chosen, option).toSorted((a, b) => (valueSum(a) > valueSum(b) ? -1 : 1));
        const judged = ways.map((way) => ({ way, lacks: lackOf(model, picked, left, way) }));
        const best = judged.find(({ lacks }) => lacks === null) ?? judged[0];
        return best === undefined
          ? []
          : [{ option, lacks: best.lacks, loses: valueNow(best.way) - valueSum(best.way) }];
      })
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
  rows.flatMap(({ day, source, joins }, row) => {
    if (joins !== undefined) return [];
    const perThousand = ((prices[row] ?? 0n) * 100_000n + priceUnit / 2n) / priceUnit;
    return perThousand === 0n ? [] : [{ source, day, perThousand: roublesOf(perThousand) }];
  });
