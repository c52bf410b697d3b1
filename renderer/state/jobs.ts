import { create } from 'zustand';
import type { Answer, Asked, MethodName } from '#shared/contract/index.ts';
import type { WorkstationEvent } from '#shared/contract/events.ts';
import type { Failure, Outcome } from '#shared/kernel/failure.ts';
import { call, host, newCallId } from './host.ts';

type Progress = Extract<WorkstationEvent, { type: 'progress' }>;

export type Job = {
  readonly callId: string;
  /** What is being done, in the user's words: `Import 3 files`. */
  readonly label: string;
  /** What it is busy with just now: a file's name. */
  readonly detail: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: Progress['unit'];
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly startedAt: number;
  readonly error: Failure | null;
};

type Jobs = { readonly jobs: readonly Job[] };
/** Long work belongs to the window, not to a screen: it goes on when one looks elsewhere. */
export const useJobs = create<Jobs>(() => ({ jobs: [] }));

const change = (callId: string, part: Partial<Job>): void =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.callId === callId ? { ...job, ...part } : job)) }));

export const dropJob = (callId: string): void =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.callId !== callId) }));

export const cancelJob = (callId: string): void => host().cancel(callId);

export const noteProgress = (event: Progress): void =>
  change(event.callId, { done: event.done, total: event.total, unit: event.unit, detail: event.label });

/** How long a finished job stays in the bar; a failed one stays until it is put away. */
const keptFor = 6_000;

/** Starts long work and shows it in the job bar until it is over. Answers like `call`. */
export const runJob = async <Name extends MethodName>(job: {
  readonly name: Name;
  readonly input: Asked<Name>;
  readonly label: string;
}): Promise<Outcome<Answer<Name>>> => {
  const callId = newCallId();
  useJobs.setState(({ jobs }) => ({
    jobs: [
      ...jobs,
      {
        callId,
        label: job.label,
        detail: '',
        done: 0,
        total: null,
        unit: 'files',
        state: 'running',
        startedAt: Date.now(),
        error: null,
      },
    ],
  }));
  const answer = await call(job.name, job.input, callId);
  if (answer.ok) {
    change(callId, { state: 'done' });
    setTimeout(() => dropJob(callId), keptFor);
  } else if (answer.error.code === 'call.cancelled') {
    change(callId, { state: 'cancelled' });
    setTimeout(() => dropJob(callId), keptFor);
  } else {
    change(callId, { state: 'failed', error: answer.error });
  }
  return answer;
};
