import { ok } from '../../kernel/result.ts';
import type { Outcome } from '../../kernel/failure.ts';
import type { PlainDay } from '../../kernel/instant.ts';
import { Decimal } from '../../kernel/decimal.ts';
import type { CalculationCode } from '../calculation.ts';
import { priceOf, type Priced } from './price.ts';
import type { PlanTerms } from './terms.ts';

/** One way of treating a bid: a source, or `null` for leaving it out. Values and uses in kopecks. */
export type Option = {
  readonly source: number | null;
  /** What the choice adds to the objective, to be made as large as possible. */
  readonly value: bigint;
  readonly cost: string;
  readonly priced: Priced | null;
  /** How much of each row’s capacity it takes, by the row’s position. */
  readonly uses: readonly { readonly row: number; readonly amount: bigint }[];
};

/** A capacity that all chosen options share: own money on a day, or a lender’s line on a day. */
export type Row = {
  readonly day: PlainDay;
  readonly source: number | null;
  readonly capacity: bigint;
};

/** A choice of exactly one option per bid within every row: ready for a search, a solver of integer programs, or brute force. */
export type PlanModel = { readonly options: readonly (readonly Option[])[]; readonly rows: readonly Row[] };

export const kopecksOf = (amount: string): bigint => BigInt(new Decimal(amount).times(100).toFixed(0));

/** Own money free on a day: the last entry that has begun, nothing before the first. */
export const cashOn = (cash: PlanTerms['cash'], day: PlainDay): bigint => {
  let level: { from: PlainDay; amount: string } | null = null;
  for (const entry of cash) if (entry.from <= day && (level === null || entry.from >= level.from)) level = entry;
  return level === null ? 0n : kopecksOf(level.amount);
};

/**
 * Rows are needed only where a level can be at its lowest: on days when the cash changes or a bid starts. Between them it only
 * rises, as bids end.
 */
const rowsOf = ({ cash, bids, sources }: PlanTerms): readonly Row[] => {
  const starts = [...new Set(bids.map(({ start }) => start))].toSorted();
  const days = [...new Set([...cash.map(({ from }) => from), ...starts])].toSorted();
  const lines = sources.flatMap(({ limit }, source) =>
    limit === undefined ? [] : starts.map((day) => ({ day, source, capacity: kopecksOf(limit) })),
  );
  return [...days.map((day) => ({ day, source: null, capacity: cashOn(cash, day) })), ...lines];
};

/** Prices every bid with every source that may cover it, and says what each choice takes. */
export const planModel = (terms: PlanTerms): Outcome<PlanModel, CalculationCode> => {
  const rows = rowsOf(terms);
  const options: Option[][] = [];
  for (const bid of terms.bids) {
    const need = kopecksOf(bid.need);
    const margin = terms.objective === 'margin' ? kopecksOf(bid.margin) : 0n;
    const left: Option = { source: null, value: 0n, cost: '0.00', priced: null, uses: [] };
    const mine: Option[] = terms.objective === 'margin' && bid.must !== true ? [left] : [];
    for (const [source, from] of terms.sources.entries()) {
      const forbidden = (bid.excluded ?? []).includes(from.id);
      if (forbidden || (from.limitPerBid !== undefined && kopecksOf(from.limitPerBid) < need)) continue;
      const priced = priceOf(bid, from);
      if (!priced.ok) return priced;
      const cost = kopecksOf(priced.value.cost);
      const fee = terms.feesFromCash === true && from.kind !== 'own' ? cost : 0n;
      const takes = (row: Row): bigint => {
        const outstanding = bid.start <= row.day && row.day <= bid.end;
        if (row.source !== null) return row.source === source && outstanding ? need : 0n;
        return from.kind === 'own' ? (outstanding ? need : 0n) : bid.start <= row.day ? fee : 0n;
      };
      const uses = rows.map((row, index) => ({ row: index, amount: takes(row) })).filter((use) => use.amount > 0n);
      mine.push({ source, value: margin - cost, cost: priced.value.cost, priced: priced.value, uses });
    }
    options.push(mine);
  }
  return ok({ options, rows });
};
