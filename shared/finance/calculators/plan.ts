import { z } from 'zod';
import { addDays } from '../../calendar/days.ts';
import { ok } from '../../kernel/result.ts';
import { defineCalculator } from '../define.ts';
import { shownAmount, shownPercent } from '../fields.ts';
import { causeCodes, causesOf, type Bar } from '../plan/causes.ts';
import { kopecksOf, roublesOf as amountOf } from '../kopecks.ts';
import type { ProveNone } from '../plan/conflict.ts';
import { explainPlan, marginalsOf, reasonNames, type Alternative } from '../plan/explain.ts';
import { cashOn, planModel, requiredBids } from '../plan/model.ts';
import { checkTerms } from '../plan/price.ts';
import { searchPlan, type PriceRows, type SolvePlan } from '../plan/search.ts';
import { planTerms, type PlanTerms } from '../plan/terms.ts';

/** The days on which own money would not do if it covered every bid. */
const shortDaysOf = ({ cash, bids }: PlanTerms): readonly string[] => {
  const days: string[] = [];
  const last = bids.reduce((latest, { end }) => (end > latest ? end : latest), '');
  let day = bids.reduce((first, { start }) => (start < first ? start : first), last);
  for (; day <= last; day = addDays(day, 1)) {
    const need = bids
      .filter(({ start, end }) => start <= day && day <= end)
      .reduce((sum, bid) => sum + kopecksOf(bid.need), 0n);
    if (need > cashOn(cash, day)) days.push(day);
  }
  return days;
};

/** The sources that bids may not use, and the same terms without those bars. */
const withoutBars = (terms: PlanTerms): { readonly free: PlanTerms; readonly bars: readonly Bar[] } => ({
  free: {
    ...terms,
    bids: terms.bids.map((bid) => ({ ...bid, excluded: [] })),
    sources: terms.sources.map((source) => ({ ...source, limitPerBid: undefined })),
  },
  bars: terms.bids.flatMap(({ need, excluded = [] }, bid) =>
    terms.sources.flatMap(({ id, limitPerBid }, source): readonly Bar[] =>
      excluded.includes(id)
        ? [{ bid, source, code: 'source-excluded' }]
        : limitPerBid !== undefined && kopecksOf(limitPerBid) < kopecksOf(need)
          ? [{ bid, source, code: 'limit-per-bid-short' }]
          : [],
    ),
  ),
});

/** By how many percent of the bound the value may fall short, rounded up so that nothing is promised; null where the bound is zero. */
const gapOf = ({ value, bound }: { readonly value: bigint; readonly bound: bigint }): string | null => {
  const size = bound < 0n ? -bound : bound;
  if (bound <= value) return '0.00';
  return size === 0n ? null : amountOf(((bound - value) * 10_000n + size - 1n) / size);
};

/** What a solver can give beside a plan: prices of the rows, and proofs that nothing fits. */
export type PlanAids = { readonly price?: PriceRows; readonly prove?: ProveNone };

const alternative = z.strictObject({
  source: z.string().nullable(),
  cost: shownAmount,
  loses: shownAmount,
  lacks: z.strictObject({ day: z.string(), source: z.string().nullable(), short: shownAmount }).nullable(),
});
const planReason = z.strictObject({
  bid: z.string(),
  source: z.string().nullable(),
  why: z.enum(reasonNames),
  cost: shownAmount,
  next: alternative.nullable(),
  better: z.array(alternative),
});

/**
 * Which bid is covered by own money, which by a loan or a guarantee, so that the margin left is the most (or the cost the least) within cash
 * and limits on every day. `optimal` is proven; `gap` says by how many percent of the bound the answer may fall short;
 * `infeasible` names an irreducible conflict. `reasons` explain each bid, `marginals` (from a solver that gives prices) say where money is scarce. The solver is the caller’s: whatever it finds is added up again here.
 */
export const planWith = (solve: SolvePlan, { price, prove }: PlanAids = {}) =>
  defineCalculator({
    name: 'plan',
    input: planTerms,
    answer: {
      status: z.enum(['optimal', 'gap', 'infeasible']),
      objective: shownAmount.nullable(),
      gap: shownPercent.nullable(),
      assignments: z.array(z.strictObject({ bid: z.string(), source: z.string().nullable(), cost: shownAmount })),
      shortDays: z.array(z.string()),
      reasons: z.array(planReason).optional(),
      marginals: z
        .array(z.strictObject({ source: z.string().nullable(), day: z.string(), perThousand: shownAmount }))
        .optional(),
      causes: z
        .array(
          z.strictObject({
            code: z.enum(causeCodes),
            bids: z.array(z.string()),
            sources: z.array(z.string()),
            day: z.string().optional(),
          }),
        )
        .optional(),
    },
    compute: (terms, sheet) => {
      const sound = checkTerms(terms);
      if (!sound.ok) return sound;
      const built = planModel(terms);
      if (!built.ok) return built;
      const model = built.value;
      const shortDays = [...shortDaysOf(terms)];
      const found = solve(model);
      const bidName = (bid: number): string => terms.bids[bid]?.id ?? '';
      const sourceName = (source: number): string => terms.sources[source]?.id ?? '';

      if (found.picked === null) {
        if (!found.complete) {
          return ok({ status: 'gap' as const, objective: null, gap: null, assignments: [], shortDays });
        }
        const required = requiredBids(terms).flatMap((isRequired, index) => (isRequired ? [index] : []));
        const { free, bars } = withoutBars(terms);
        const unbarred = planModel(free);
        if (!unbarred.ok) return unbarred;
        const causes = causesOf(unbarred.value, required, bars, solve, prove).map(({ code, bids, sources, day }) => ({
          code,
          bids: bids.map(bidName),
          sources: sources.map(sourceName),
          ...(day === null ? {} : { day }),
        }));
        return ok({
          status: 'infeasible' as const,
          objective: null,
          gap: null,
          assignments: [],
          shortDays,
          causes,
        });
      }
      const assignments = found.picked.map((position, bid) => {
        const option = model.options[bid]?.[position];
        if (option?.priced) sheet.adopt(`bids.${String(bid)}`, option.priced.explained);
        const source = option?.source ?? null;
        return { bid: bidName(bid), source: source === null ? null : sourceName(source), cost: option?.cost ?? '0.00' };
      });
      const sign = terms.objective === 'cost' ? -1n : 1n;
      const nameOf = (source: number | null): string | null => (source === null ? null : sourceName(source));
      const named = ({ source, cost, loses, lacks }: Alternative) => ({
        source: nameOf(source),
        cost,
        loses,
        lacks: lacks === null ? null : { ...lacks, source: nameOf(lacks.source) },
      });
      const reasons = explainPlan(model, found.picked).map(({ source, next, better, ...reason }, bid) => ({
        bid: bidName(bid),
        source: nameOf(source),
        ...reason,
        next: next === null ? null : named(next),
        better: better.map(named),
      }));
      const prices = price?.(model) ?? null;
      return ok({
        status: found.complete || found.bound <= found.value ? ('optimal' as const) : ('gap' as const),
        objective: amountOf(found.value * sign),
        gap: gapOf(found),
        assignments,
        shortDays,
        reasons,
        ...(prices === null
          ? {}
          : {
              marginals: marginalsOf(model, prices).map((marginal) => ({
                ...marginal,
                source: nameOf(marginal.source),
              })),
            }),
      });
    },
  });

/** With the search of this folder: proven for a dozen bids, a stated gap beyond. The program itself solves off its main thread. */
export const plan = planWith(searchPlan);
