import { hash } from 'node:crypto';
import type { AdoptionView, PlanView } from '#shared/contract/funding.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { assemble } from '#shared/finance/funding/assemble.ts';
import { planDifference } from '#shared/finance/funding/difference.ts';
import type { PlanBasis } from '#shared/finance/funding/stale.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { adoptedPlan, keepAdoption, keptPlan, latestPlan } from '../../store/money/plans.ts';
import type { Host, Step } from '../context.ts';
import { recordAct } from '../workspace/acts.ts';
import { gatherMoney } from './gather-money.ts';
import { planViewOf, readPlan, staleAgainst } from './kept-plan.ts';
import { currentPlan } from './plan.ts';

/** SHA-256 of what a plan was decided on, as it is kept: the same data, the same digest. */
const digestOf = (basis: PlanBasis): string => hash('sha256', JSON.stringify(basis));

const nothingAdopted: AdoptionView = { adopted: null, wantsSolving: false, newer: null };

/** The plan decided for as it stands against what is kept now, and a later one that does stand, with what it would change. */
export const adoptionOf = (host: Host): Outcome<AdoptionView> => {
  const { database } = host.workspace;
  const adoption = adoptedPlan(database);
  const read = adoption === null ? null : readPlan(adoption.plan);
  if (adoption === null || read === null) return ok(nothingAdopted);
  const place = gatherMoney(host);
  if (!place.ok) return place;
  const stale = staleAgainst(read, place.value);
  const view = planViewOf(read, stale);
  const { adoptedAt, note, basisDigest } = adoption;
  const adopted = { plan: view, adoptedAt, note, basisDigest };
  if (stale.length === 0) return ok({ adopted, wantsSolving: false, newer: null });
  const latest = latestPlan(database);
  const later = latest === null || latest.planId <= read.planId ? null : readPlan(latest);
  const stands = later !== null && staleAgainst(later, place.value).length === 0;
  if (later === null || !stands) {
    const canSolve = assemble(place.value, read.basis.terms.objective).terms !== null;
    return ok({ adopted, wantsSolving: canSolve, newer: null });
  }
  const newer = planViewOf(later, []);
  const difference = planDifference(view.assignments, newer.assignments);
  return ok({
    adopted,
    wantsSolving: false,
    newer: {
      planId: newer.planId,
      madeAt: newer.madeAt,
      status: newer.status,
      difference: {
        ...difference,
        moved: difference.moved.map((pair) => ({ ...pair, before: treated(pair.before), after: treated(pair.after) })),
        added: difference.added.map(treated),
        gone: difference.gone.map(treated),
      },
    },
  });
};

type Treated = NonNullable<AdoptionView['newer']>['difference']['added'][number];
const treated = ({ bid, title, source, sourceName, cost }: Treated): Treated => ({
  bid,
  title,
  source,
  sourceName,
  cost,
});

/** Only a plan that covers something can be decided for. */
export const adoptPlan: Step<'funding.adopt'> = async ({ planId, note }, { host }) => {
  const { database } = host.workspace;
  const kept = keptPlan(database, planId);
  const read = kept === null ? null : readPlan(kept);
  if (read === null) return failKernel('record.not-found', { kind: 'plan', id: String(planId) });
  if (read.kept.answer.objective === null) return failFinance('finance.plan-not-adoptable', { plan: planId });
  const basisDigest = digestOf(read.basis);
  const at = host.clock();
  database.transaction(() => {
    keepAdoption(database, { planId, adoptedAt: at, basisDigest, note });
    recordAct(database, { at, act: 'plan.adopted', subject: String(planId), digest: basisDigest });
  });
  host.emit({ type: 'changed', subject: 'money' });
  return adoptionOf(host);
};

/** The plan that was decided for; where there is none, the one made last. */
export const planToFollow = (host: Host): Outcome<PlanView | null> => {
  const adoption = adoptionOf(host);
  if (!adoption.ok) return adoption;
  return adoption.value.adopted === null ? currentPlan(host) : ok(adoption.value.adopted.plan);
};

export const showAdoption: Step<'funding.adopted'> = async (_, { host }) => adoptionOf(host);
