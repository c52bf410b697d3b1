import type { PlanView } from '#shared/contract/funding.ts';
import { failFinance } from '#shared/finance/codes.ts';
import { assemble } from '#shared/finance/funding/assemble.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import { ok } from '#shared/kernel/result.ts';
import { planInThread, solverSeconds } from '../../solver/plan-in-thread.ts';
import { keepPlan, keptPlan, latestPlan } from '../../store/money/plans.ts';
import type { Host, Step } from '../context.ts';
import { gatherMoney } from './gather-money.ts';
import { basisOf, planViewOf, readPlan, staleAgainst, type KeptAnswer } from './kept-plan.ts';

/** Plans all bids of the workspace off the main thread, and keeps the plan with what it was made from. */
export const planFunding: Step<'funding.plan'> = async ({ objective, seconds }, { host, signal, progress }) => {
  const place = gatherMoney(host);
  if (!place.ok) return place;
  const assembled = assemble(place.value, objective);
  const basis = basisOf(place.value, assembled);
  if (basis === null) return failFinance('finance.nothing-to-plan');
  const limit = seconds ?? solverSeconds;
  const answer = await planInThread(basis.terms, signal, limit, undefined, (elapsed) =>
    progress(Math.min(Math.floor(elapsed), Math.ceil(limit)), Math.ceil(limit), 'records', ''),
  );
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
  return ok(planViewOf({ planId, madeAt, basis, kept }, []));
};

/** The plan of that number, or the one kept last, with why it no longer holds; null where there is none that this version can read. */
export const currentPlan = (host: Host, planId?: number): Outcome<PlanView | null> => {
  const { database } = host.workspace;
  const kept = planId === undefined ? latestPlan(database) : keptPlan(database, planId);
  const read = kept === null ? null : readPlan(kept);
  if (read === null) return ok(null);
  const place = gatherMoney(host);
  return place.ok ? ok(planViewOf(read, staleAgainst(read, place.value))) : place;
};

export const showPlan: Step<'funding.show'> = async (_, { host }) => {
  const current = currentPlan(host);
  return current.ok ? ok({ plan: current.value }) : current;
};
