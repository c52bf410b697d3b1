import { z } from 'zod';
import type { PlanView } from '#shared/contract/money.ts';
import { plan } from '#shared/finance/calculators/plan.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { assemble, ownSource, type Assembled, type Workplace } from '#shared/finance/funding/assemble.ts';
import { planBasis, staleReasons, type PlanBasis } from '#shared/finance/funding/stale.ts';
import type { Finding, Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { planInThread } from '../../solver/plan-in-thread.ts';
import { keepPlan, latestPlan, type KeptPlan } from '../../store/money/funding.ts';
import type { Host, Step } from '../context.ts';
import { gatherMoney, sourceNames } from './gather-money.ts';

/** A plan as it is kept: what the solver answered, and the bids that took no part. */
const keptAnswer = z.object({
  answer: plan.output,
  leftOut: z.array(z.custom<Finding>()),
  findings: z.array(z.custom<Finding>()),
});
type KeptAnswer = z.output<typeof keptAnswer>;

const viewOf = (
  { planId, madeAt }: Pick<KeptPlan, 'planId' | 'madeAt'>,
  basis: PlanBasis,
  { answer, leftOut, findings }: KeptAnswer,
  stale: readonly Finding[],
): PlanView => {
  const titles = new Map(basis.bids.map(({ bidId, title }) => [bidId, title]));
  const terms = new Map(basis.terms.bids.map((bid) => [bid.id, bid]));
  const nameOf = (source: string | null): string | null =>
    source === null ? null : (basis.sources[source] ?? (source === ownSource ? ownSource : source));
  return {
    planId,
    madeAt,
    objectiveKind: basis.terms.objective,
    status: answer.status,
    objective: answer.objective,
    gap: answer.gap,
    assignments: answer.assignments.map(({ bid, source, cost }) => ({
      bid,
      title: titles.get(bid) ?? bid,
      source,
      sourceName: nameOf(source),
      need: terms.get(bid)?.need ?? '0.00',
      start: terms.get(bid)?.start ?? '',
      end: terms.get(bid)?.end ?? '',
      cost,
    })),
    reasons: answer.reasons ?? [],
    marginals: answer.marginals ?? [],
    shortDays: answer.shortDays,
    causes: (answer.causes ?? []).map(({ day, ...cause }) => ({ ...cause, day: day ?? null })),
    leftOut,
    findings,
    stale: stale.map((finding) => ({ ...finding })),
  };
};

const basisOf = (place: Workplace, { terms, bids }: Assembled): PlanBasis | null =>
  terms === null
    ? null
    : {
        terms,
        bids: bids.map(({ bidId, procedureId, title, edition }) => ({ bidId, procedureId, title, edition })),
        sources: { ...sourceNames(place) },
      };

/** Plans all bids of the workspace off the main thread, and keeps the plan with what it was made from. */
export const planFunding: Step<'funding.plan'> = async ({ objective }, { host, signal }) => {
  const place = gatherMoney(host);
  if (!place.ok) return place;
  const assembled = assemble(place.value, objective);
  const basis = basisOf(place.value, assembled);
  if (basis === null) return failFinance('finance.nothing-to-plan');
  const answer = await planInThread(basis.terms, signal);
  if (!answer.ok) return answer;
  // Steps of thousands of prices are not worth keeping: they are computed again from the terms.
  const { steps: _, findings, ...result } = answer.value;
  const kept: KeptAnswer = {
    answer: { ...result, steps: [], findings: [] },
    leftOut: [...assembled.leftOut],
    findings: [...assembled.findings, ...findings.filter(({ severity }) => severity !== 'info')],
  };
  const madeAt = host.clock();
  const planId = keepPlan(host.workspace.database, basis, kept, madeAt);
  host.emit({ type: 'changed', subject: 'money' });
  return ok(viewOf({ planId, madeAt }, basis, kept, []));
};

/** The plan kept last with why it no longer holds; null where there is none that this version can read. */
export const currentPlan = (host: Host): Outcome<PlanView | null> => {
  const kept = latestPlan(host.workspace.database);
  const basis = kept === null ? null : planBasis.safeParse(kept.basis);
  const answer = kept === null ? null : keptAnswer.safeParse(kept.answer);
  if (kept === null || basis?.success !== true || answer?.success !== true) return ok(null);
  const place = gatherMoney(host);
  if (!place.ok) return place;
  const now = assemble(place.value, basis.data.terms.objective);
  const stale = staleReasons(basis.data, now, sourceNames(place.value), place.value.today);
  return ok(viewOf(kept, basis.data, answer.data, stale));
};

export const showPlan: Step<'funding.show'> = async (_, { host }) => {
  const current = currentPlan(host);
  return current.ok ? ok({ plan: current.value }) : current;
};
