import type { Option, PlanModel } from './model.ts';

/** Prices of a model’s rows that may prove that nothing fits, or null where there are none. Whole numbers, zero or more. */
export type ProveNone = (model: PlanModel) => readonly bigint[] | null;

/** What no choice can avoid paying, bid by bid, at some prices of the rows, and all that the rows have to give. */
export type Certificate = {
  readonly prices: readonly bigint[];
  /** Null: the bid has no option that fits even alone. */
  readonly least: readonly (bigint | null)[];
  readonly worth: bigint;
};

const priceOf = ({ uses }: Option, prices: readonly bigint[]): bigint =>
  uses.reduce((sum, { row, amount }) => sum + (prices[row] ?? 0n) * amount, 0n);

/** The first row that has less than an option takes, were it the only one. */
const tooSmall = ({ uses }: Option, { rows }: PlanModel): number | null =>
  uses.find(({ row, amount }) => amount > (rows[row]?.capacity ?? 0n))?.row ?? null;

export const certificateOf = (model: PlanModel, prices: readonly bigint[]): Certificate => ({
  prices,
  least: model.options.map((mine) =>
    mine
      .filter((option) => tooSmall(option, model) === null)
      .map((option) => priceOf(option, prices))
      .reduce<bigint | null>((low, each) => (low === null || each < low ? each : low), null),
  ),
  worth: model.rows.reduce((sum, { capacity }, row) => sum + (prices[row] ?? 0n) * capacity, 0n),
});

/**
 * Whether nothing fits, exactly: every choice would take more, at these prices, than all rows have to give (the theorem of the alternative,
 * Farkas 1902), or some bid has no option that fits even alone. True for any prices is a proof; false says nothing.
 */
export const provesConflict = ({ least, worth }: Certificate): boolean =>
  least.includes(null) || least.reduce<bigint>((sum, each) => sum + (each ?? 0n), 0n) > worth;

export type Kept = { readonly bids: readonly number[]; readonly rows: readonly number[] };

/**
 * The few bids and rows that the same prices still prove in conflict: those that matter least at these prices are dropped first. Positions
 * in the model.
 */
export const supportOf = (model: PlanModel, certificate: Certificate): Kept => {
  const { least, prices, worth } = certificate;
  const stranded = least.indexOf(null);
  let bids: readonly number[];
  if (stranded >= 0) bids = [stranded];
  else {
    const byWeight = least
      .map((weight, bid) => ({ bid, weight: weight ?? 0n }))
      .toSorted((a, b) => (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : a.bid - b.bid));
    let sum = 0n;
    let count = 0;
    while (count < byWeight.length && sum <= worth) sum += byWeight[count++]?.weight ?? 0n;
    bids = byWeight.slice(0, count).map(({ bid }) => bid);
  }
  const rows = new Set<number>();
  if (stranded < 0) for (const [row, price] of prices.entries()) if (price > 0n) rows.add(row);
  for (const bid of bids) {
    const floor = least[bid] ?? null;
    for (const option of model.options[bid] ?? []) {
      const small = tooSmall(option, model);
      if (small !== null && (floor === null || priceOf(option, prices) < floor)) rows.add(small);
    }
  }
  return { bids, rows: [...rows] };
};
