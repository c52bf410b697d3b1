import { useEffect } from 'react';
import { create } from 'zustand';
import type { AdoptionView } from '#shared/contract/funding.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { useAsk } from './ask.ts';
import { runJob, useJobs, type Job } from './jobs.ts';
import { useWords } from './words.tsx';

type Planning = { readonly label: string | null; readonly error: Failure | null };
/** One plan is made at a time, whoever asked for it. */
const usePlanning = create<Planning>(() => ({ label: null, error: null }));

export type PlanAsked = { readonly objective: 'margin' | 'cost'; readonly seconds?: number };

const solve = async (asked: PlanAsked, label: string): Promise<void> => {
  if (usePlanning.getState().label !== null) return;
  usePlanning.setState({ label, error: null });
  const answer = await runJob({ name: 'funding.plan', input: asked, label });
  const error = answer.ok || answer.error.code === 'call.cancelled' ? null : answer.error;
  usePlanning.setState({ label: null, error });
};

export type Solving = {
  readonly solve: (asked: PlanAsked) => void;
  readonly job: Job | null;
  readonly isRunning: boolean;
  readonly error: Failure | null;
};

export const useSolving = (): Solving => {
  const { t } = useWords();
  const { label, error } = usePlanning();
  const job = useJobs(({ jobs }) => jobs.findLast((each) => each.label === label && each.state === 'running')) ?? null;
  return {
    solve: (asked) => void solve(asked, t('money.plan.job')),
    job: label === null ? null : job,
    isRunning: label !== null,
    error,
  };
};

/** Situations that were solved for already: one that could not be solved is not tried again and again. */
const tried = new Set<string>();

/**
 * The plan decided for, solved anew in the background when something it rests on has changed. Nothing is decided by it: the difference is
 * shown, and the user adopts it or not.
 */
export const useAdoption = (): AdoptionView | undefined => {
  const { value } = useAsk('funding.adopted', {});
  const { solve: begin, isRunning } = useSolving();
  const adopted = value?.adopted ?? null;
  const situation =
    value?.wantsSolving === true && adopted !== null
      ? `${String(adopted.plan.planId)} ${JSON.stringify(adopted.plan.stale)}`
      : null;
  const objective = adopted?.plan.objectiveKind ?? 'margin';
  useEffect(() => {
    if (situation === null || isRunning || tried.has(situation)) return;
    tried.add(situation);
    begin({ objective });
    // `begin` is new on every drawing and always does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [situation, isRunning, objective]);
  return value;
};
