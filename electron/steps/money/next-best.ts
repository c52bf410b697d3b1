import type { NextBestView } from '#shared/contract/funding.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import { ok } from '#shared/kernel/result.ts';
import { nextBestInThread } from '../../solver/plan-in-thread.ts';
import { keptPlan } from '../../store/money/plans.ts';
import type { Step } from '../context.ts';
import { readPlan, sourceNameIn } from './kept-plan.ts';

/** What each choice of a kept plan is worth: the plan solved anew without it, on the data the plan was made from. */
export const nextBestChoices: Step<'funding.nextBest'> = async (
  { planId, bids, seconds },
  { host, signal, progress },
) => {
  const kept = keptPlan(host.workspace.database, planId);
  const read = kept === null ? null : readPlan(kept);
  if (read === null) return failKernel('record.not-found', { kind: 'plan', id: String(planId) });
  const { basis, kept: plan } = read;
  const { terms } = basis;
  const places = new Map(terms.bids.map(({ id }, place) => [id, place]));
  const stranger = bids.find((bid) => !places.has(bid) || plan.answer.assignments.length === 0);
  if (stranger !== undefined) return failKernel('record.not-found', { kind: 'bid', id: stranger });
  const sources = new Map(plan.answer.assignments.map(({ bid, source }) => [bid, source]));
  const answer = await nextBestInThread(
    {
      terms,
      sources: terms.bids.map(({ id }) => sources.get(id) ?? null),
      isProven: plan.answer.status === 'optimal',
      bids: bids.flatMap((bid) => places.get(bid) ?? []),
      seconds,
    },
    signal,
    (_, parts) => progress(parts, bids.length, 'records', ''),
  );
  if (!answer.ok) return answer;
  const titles = new Map(basis.bids.map(({ bidId, title }) => [bidId, title]));
  const idOf = (place: number): string => terms.bids[place]?.id ?? '';
  const nameOf = (place: number | null): string | null =>
    place === null ? null : sourceNameIn(basis, terms.sources[place]?.id ?? null);
  return ok({
    alternatives: answer.value.map(({ bid, source, moved, ...rest }): NextBestView => ({
      bid: idOf(bid),
      ...rest,
      source: source === null ? null : (terms.sources[source]?.id ?? null),
      sourceName: nameOf(source),
      moved: moved.map(({ bid: other, from, to }) => ({
        bid: idOf(other),
        title: titles.get(idOf(other)) ?? idOf(other),
        from: nameOf(from),
        to: nameOf(to),
      })),
    })),
  });
};
