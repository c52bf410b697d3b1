import { z } from 'zod';
import type { PlanView } from '#shared/contract/funding.ts';
import { plan } from '#shared/finance/calculators/plan.ts';
import { assemble, type Assembled, type Workplace } from '#shared/finance/funding/assemble.ts';
import { planBasis, staleReasons, type PlanBasis } from '#shared/finance/funding/stale.ts';
import { kopecksOf, roublesOf } from '#shared/finance/kopecks.ts';
import { cashOn } from '#shared/finance/plan/model.ts';
import type { Finding } from '#shared/kernel/failure.ts';
import type { KeptPlan } from '../../store/money/plans.ts';
import { sourceNames } from './gather-money.ts';

/** A plan as it is kept: what the solver answered, and the bids that took no part. */
const keptAnswer = z.object({
  answer: plan.output,
  leftOut: z.array(z.custom<Finding>()),
  findings: z.array(z.custom<Finding>()),
});
export type KeptAnswer = z.output<typeof keptAnswer>;

export type ReadPlan = Pick<KeptPlan, 'planId' | 'madeAt'> & {
  readonly basis: PlanBasis;
  readonly kept: KeptAnswer;
};

/** Null where this version can not read it. */
export const readPlan = ({ planId, madeAt, basis, answer }: KeptPlan): ReadPlan | null => {
  const [terms, kept] = [planBasis.safeParse(basis), keptAnswer.safeParse(answer)];
  return terms.success && kept.success ? { planId, madeAt, basis: terms.data, kept: kept.data } : null;
};

export const basisOf = (place: Workplace, { terms, needs }: Assembled): PlanBasis | null =>
  terms === null
    ? null
    : {
        terms,
        bids: needs.map(({ needId, bidId, procedureId, title, edition, part }) => ({
          bidId: needId,
          of: bidId,
          procedureId,
          title,
          edition,
          part,
        })),
        sources: { ...sourceNames(place) },
      };

export const sourceNameIn = (basis: PlanBasis, source: string | null): string | null =>
  source === null ? null : (basis.sources[source] ?? source);

/** What a cause is about in figures: what its bids need on its day, and what there is of own money, or on these lines. */
const figuresOf = (
  { terms }: PlanBasis,
  { code, bids, sources, day }: { code: string; bids: readonly string[]; sources: readonly string[]; day?: string },
): { readonly needed: string | null; readonly available: string | null } => {
  if (day === undefined) return { needed: null, available: null };
  const needed = terms.bids
    .filter(({ id, start, end }) => bids.includes(id) && start <= day && day <= end)
    .reduce((sum, { need }) => sum + kopecksOf(need), 0n);
  const lines = terms.sources.flatMap(({ id, limit }) => (sources.includes(id) && limit !== undefined ? [limit] : []));
  const available =
    code === 'cash-short' ? cashOn(terms.cash, day) : lines.reduce((sum, limit) => sum + kopecksOf(limit), 0n);
  return { needed: roublesOf(needed), available: roublesOf(available) };
};

export const planViewOf = ({ planId, madeAt, basis, kept }: ReadPlan, stale: readonly Finding[]): PlanView => {
  const { answer, leftOut, findings } = kept;
  const known = new Map(basis.bids.map((bid) => [bid.bidId, bid]));
  const terms = new Map(basis.terms.bids.map((bid) => [bid.id, bid]));
  return {
    planId,
    madeAt,
    objectiveKind: basis.terms.objective,
    status: answer.status,
    objective: answer.objective,
    gap: answer.gap,
    costs: roublesOf(answer.assignments.reduce((sum, { cost }) => sum + kopecksOf(cost), 0n)),
    assignments: answer.assignments.map(({ bid, source, cost }) => ({
      bid,
      of: known.get(bid)?.of ?? bid,
      part: known.get(bid)?.part ?? 'bid',
      title: known.get(bid)?.title ?? bid,
      source,
      sourceName: sourceNameIn(basis, source),
      need: terms.get(bid)?.need ?? '0.00',
      start: terms.get(bid)?.start ?? '',
      end: terms.get(bid)?.end ?? '',
      cost,
    })),
    needs: basis.bids.map(({ bidId, of = bidId, part, title }) => ({ bid: bidId, of, part, title })),
    sources: { ...basis.sources },
    reasons: answer.reasons ?? [],
    marginals: answer.marginals ?? [],
    cash: basis.terms.cash.map(({ from, amount }) => ({ from, amount: roublesOf(kopecksOf(amount)) })),
    feesFromCash: basis.terms.feesFromCash ?? true,
    shortDays: answer.shortDays,
    causes: (answer.causes ?? []).map(({ day, ...cause }) => ({
      ...cause,
      day: day ?? null,
      ...figuresOf(basis, { ...cause, ...(day === undefined ? {} : { day }) }),
    })),
    leftOut,
    findings,
    stale: stale.map((finding) => ({ ...finding })),
  };
};

/** Why a plan no longer holds against what is kept now; empty where it does. */
export const staleAgainst = ({ basis }: ReadPlan, place: Workplace): readonly Finding[] =>
  staleReasons(basis, assemble(place, basis.terms.objective), sourceNames(place), place.today);
