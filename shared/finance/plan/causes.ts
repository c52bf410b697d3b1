import type { PlanModel, Row } from './model.ts';
import { searchPlan } from './search.ts';

export const causeCodes = ['no-source', 'cash-short', 'limit-short', 'cash-and-limit-short'] as const;
export type Cause = {
  readonly code: (typeof causeCodes)[number];
  readonly bids: readonly number[];
  readonly sources: readonly number[];
  readonly day: string | null;
};

/** The model of some of its bids, every one of which must be taken. */
const among = ({ options, rows }: PlanModel, bids: readonly number[]): PlanModel => ({
  options: bids.map((bid) => (options[bid] ?? []).map((option) => ({ ...option, value: 0n }))),
  rows,
});

const unbounded = 10n ** 30n;
const relaxed = ({ options, rows }: PlanModel, which: (row: Row, index: number) => boolean): PlanModel => ({
  options,
  rows: rows.map((row, index) => (which(row, index) ? { ...row, capacity: unbounded } : row)),
});

const possible = (model: PlanModel): boolean => {
  const found = searchPlan(model);
  return found.picked !== null || !found.complete;
};

/**
 * Why no plan exists: a smallest set of bids that cannot be covered together (drop any one and the rest can), and what would have to give: a source,
 * own money on a day, or a lender’s line. `required` are the bids that may not be left out.
 */
export const causesOf = (model: PlanModel, required: readonly number[]): Cause => {
  let bids = required;
  for (const bid of required) {
    const without = bids.filter((other) => other !== bid);
    if (!possible(among(model, without))) bids = without;
  }
  const core = among(model, bids);
  if (core.options.some((mine) => mine.length === 0)) return { code: 'no-source', bids, sources: [], day: null };
  const dayThatGives = (isKind: (row: Row) => boolean): string | null =>
    core.rows.find((row, index) => isKind(row) && possible(relaxed(core, (_, other) => other === index)))?.day ?? null;
  const lines = [...new Set(core.rows.flatMap(({ source }) => (source === null ? [] : [source])))];
  if (possible(relaxed(core, ({ source }) => source === null))) {
    return { code: 'cash-short', bids, sources: [], day: dayThatGives(({ source }) => source === null) };
  }
  if (possible(relaxed(core, ({ source }) => source !== null))) {
    const giving = lines.filter((line) => possible(relaxed(core, ({ source }) => source === line)));
    return {
      code: 'limit-short',
      bids,
      sources: giving.length > 0 ? giving : lines,
      day: dayThatGives(({ source }) => source !== null),
    };
  }
  return { code: 'cash-and-limit-short', bids, sources: lines, day: null };
};
