import type { Highs } from 'highs';
import type { Option, PlanModel } from '#shared/finance/plan/model.ts';
import {
  boundsBy,
  priceUnit,
  searchPlan,
  valueOf,
  type Found,
  type PriceRows,
  type SolvePlan,
} from '#shared/finance/plan/search.ts';
import { integerProgram, type Allowed, type Cut, type IntegerProgram } from './integer-program.ts';

/** Bids up to which an exact search has a fair chance to come to its end. */
const fewBids = 40;
/** Nodes of the exact search: a glance, with prices, and to the end. */
const usualNodes = { glance: 1_500, priced: 30_000, last: 300_000 };

/** No sum of kopecks reaches it. */
const noBound = 2n ** 62n;

const nothing: Found = { picked: null, value: 0n, bound: 0n, complete: true };
const unknown: Found = { ...nothing, complete: false };

type Relaxed = { readonly prices: readonly bigint[]; readonly chosen: ReadonlySet<string> };
const keyOf = (bid: number, position: number): string => `${String(bid)} ${String(position)}`;

/** A program of choices is never unbounded: where the solver could not tell which of the two it is, nothing fits. */
const isNone = ({ constants: { modelStatus } }: Highs, status: number): boolean =>
  status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible;

/**
 * A kopeck’s worth in each row, from the duals of the relaxation, and the options it takes in whole or in part. `infeasible` where even
 * parts of options do not fit; null when the time ran out.
 */
const relaxation = (highs: Highs, model: PlanModel, seconds: number): Relaxed | 'infeasible' | null => {
  const program = integerProgram(model, { relaxed: true });
  return highs.withModel((lp) => {
    lp.passModel(program.data);
    lp.options.set({ output_flag: false, time_limit: seconds });
    lp.run();
    const status = lp.getModelStatus();
    if (isNone(highs, status)) return 'infeasible';
    if (status !== highs.constants.modelStatus.optimal) return null;
    const { rowDual, colValue } = lp.getSolution();
    const prices = model.rows.map(() => 0n);
    for (const [index, origin] of program.origins.entries()) {
      if (origin === null) continue;
      const price = (Math.abs(rowDual[index] ?? 0) * origin.scale) / program.valueScale;
      if (Number.isFinite(price)) prices[origin.row] = BigInt(Math.round(price * Number(priceUnit)));
    }
    const chosen = program.columns.filter((_, column) => (colValue[column] ?? 0) > 1e-6);
    return { prices, chosen: new Set(chosen.map(({ bid, position }) => keyOf(bid, position))) };
  });
};

type Effort = { readonly seconds: number; readonly gap: number; readonly start: readonly number[] | null };
type Answered = {
  readonly status: 'optimal' | 'infeasible' | 'stopped';
  readonly picked: readonly number[] | null;
  readonly bound: bigint | null;
};

const run = (highs: Highs, model: PlanModel, program: IntegerProgram, { seconds, gap, start }: Effort): Answered =>
  highs.withModel((mip): Answered => {
    mip.passModel(program.data);
    mip.options.set({
      output_flag: false,
      time_limit: seconds,
      random_seed: 0,
      mip_rel_gap: gap,
      // Values are whole kopecks: within less than one there is nothing better.
      mip_abs_gap: 0.9 * program.valueScale,
    });
    if (start !== null) {
      mip.setSolution({ colValue: program.columns.map(({ bid, position }) => (start[bid] === position ? 1 : 0)) });
    }
    mip.run();
    const { modelStatus } = highs.constants;
    const status = mip.getModelStatus();
    if (isNone(highs, status)) return { status: 'infeasible', picked: null, bound: null };
    const x = mip.getSolution().colValue;
    const picked = model.options.map(() => -1);
    for (const [column, { bid, position }] of program.columns.entries()) {
      if ((x[column] ?? 0) > 0.5) picked[bid] = position;
    }
    const dual = -Number(mip.info.get('mip_dual_bound'));
    const bound = Number.isFinite(dual)
      ? program.base + BigInt(Math.ceil((dual / program.valueScale) * (1 + Math.sign(dual) * 1e-9)))
      : null;
    return {
      status: status === modelStatus.optimal ? 'optimal' : 'stopped',
      picked: picked.includes(-1) ? null : picked,
      bound,
    };
  });

/** Rows that a choice breaks, each as a cut that forbids what it chose there. */
const brokenBy = ({ options, rows }: PlanModel, picked: readonly number[]): readonly Cut[] => {
  const chosen = picked.map((position, bid) => ({ bid, position, uses: options[bid]?.[position]?.uses ?? [] }));
  return rows.flatMap(({ capacity }, row) => {
    const takers = chosen.flatMap(({ bid, position, uses }) => {
      const amount = uses.find((use) => use.row === row)?.amount;
      return amount === undefined ? [] : [{ bid, position, amount }];
    });
    return takers.reduce((sum, { amount }) => sum + amount, 0n) > capacity ? [takers] : [];
  });
};

/** Solves until the choice stands in exact arithmetic, forbidding what the solver’s tolerance let through. */
const solved = (
  highs: Highs,
  model: PlanModel,
  allowed: Allowed,
  effort: Omit<Effort, 'seconds'>,
  secondsLeft: () => number,
): Found => {
  const cuts: Cut[] = [];
  for (;;) {
    const program = integerProgram(model, { cuts, allowed });
    const { status, picked, bound } = run(highs, model, program, { ...effort, seconds: secondsLeft() });
    if (status === 'infeasible') return nothing;
    if (picked === null) return unknown;
    const value = valueOf(model, picked);
    if (value !== null) {
      const complete = status === 'optimal' && effort.gap === 0;
      // A solver that stopped before it had a bound, or whose bound its own answer exceeds, has proven nothing.
      const proven = bound === null || bound < value ? noBound : bound;
      return { picked, value, bound: complete ? value : proven, complete };
    }
    const broken = brokenBy(model, picked);
    if (secondsLeft() <= 0 || broken.length === 0) return unknown;
    cuts.push(...broken);
  }
};

const better = (a: Found, b: Found): Found => (a.picked === null || (b.picked !== null && b.value > a.value) ? b : a);

/** Share of the time for a first good plan, and how near to the best of its few options it must come. */
const first = { share: 0.6, gap: 0.0002 };

/**
 * A good plan first, from the options that the relaxation takes and those that lose least against them; then the whole, less every option
 * that prices prove can not lead to a better one.
 */
const byHighs = (
  highs: Highs,
  model: PlanModel,
  { prices, chosen }: Relaxed,
  glance: Found,
  secondsLeft: () => number,
): Found => {
  const { bound, boundWith } = boundsBy(model, prices);
  const near = model.options
    .flatMap((mine, bid) => mine.map((_, position) => ({ key: keyOf(bid, position), reach: boundWith(bid, position) })))
    .toSorted((a, b) => (a.reach > b.reach ? -1 : a.reach < b.reach ? 1 : 0))
    .slice(0, model.options.length * 3);
  const kernel = new Set([...chosen, ...near.map(({ key }) => key)]);
  const until = secondsLeft() * (1 - first.share);
  const quick = solved(
    highs,
    model,
    (bid, position) => kernel.has(keyOf(bid, position)),
    { gap: first.gap, start: null },
    () => Math.max(0, secondsLeft() - until),
  );
  const known = better(glance, quick);
  if (known.picked !== null && known.value >= bound) return { ...known, bound: known.value, complete: true };
  const useful: Allowed = (bid, position) =>
    known.picked === null || known.picked[bid] === position || boundWith(bid, position) > known.value;
  const whole = solved(highs, model, useful, { gap: 0, start: known.picked }, secondsLeft);
  // Nothing better among the useful options, or no time to find it: what is known stands.
  if (whole.picked === null && whole.complete && known.picked === null) return nothing;
  const best = better(known, whole);
  const proven = whole.complete;
  const highest = whole.picked !== null && whole.bound < bound ? whole.bound : bound;
  return proven
    ? { ...best, bound: best.value, complete: true }
    : { ...best, bound: highest < best.value ? best.value : highest, complete: false };
};

const knownOf = ({ picked }: Found): { readonly known?: readonly number[] } =>
  picked === null ? {} : { known: picked };

/**
 * A solver for plans of any size that gives up, with what it has and how far that may be from the best, when `secondsLeft` says so. One such
 * solver serves one calculation: what remains of its time is shared by all that the calculation asks.
 */
export const solverWith =
  (highs: Highs, secondsLeft: () => number, nodes = usualNodes): SolvePlan =>
  (model) => {
    const fitsAlone = ({ uses }: Option): boolean =>
      uses.every(({ row, amount }) => amount <= (model.rows[row]?.capacity ?? 0n));
    if (!model.options.every((mine) => mine.some(fitsAlone))) return nothing;
    if (secondsLeft() <= 0) return unknown;
    const few = model.options.length <= fewBids;
    const glance = searchPlan(model, { limit: nodes.glance });
    if (glance.complete) return glance;
    if (secondsLeft() <= 0) return glance;
    const relaxed = relaxation(highs, model, secondsLeft());
    if (relaxed === 'infeasible') return nothing;
    if (relaxed === null) return glance;
    const { prices } = relaxed;
    if (few) {
      const priced = searchPlan(model, { prices, ...knownOf(glance), limit: nodes.priced });
      if (priced.complete) return priced;
    }
    const found = byHighs(highs, model, relaxed, glance, secondsLeft);
    if (found.picked === null) return found.complete ? found : glance;
    if (!few) return found;
    const proof = searchPlan(model, { prices, ...knownOf(found), limit: nodes.last });
    return proof.complete ? proof : found;
  };

/** The prices of a model's rows, from its relaxation, within what is left of the time. */
export const pricesWith =
  (highs: Highs, secondsLeft: () => number): PriceRows =>
  (model) => {
    const relaxed = secondsLeft() <= 0 ? null : relaxation(highs, model, secondsLeft());
    return relaxed === null || relaxed === 'infeasible' ? null : relaxed.prices;
  };
