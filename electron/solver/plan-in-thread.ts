import type { NextBestOrder, PlanOrder, ThreadAnswer } from './orders.ts';
import { inThread, type Refused } from './thread.ts';

/** Time for the solver: with pricing and explaining the whole stays below ten seconds. */
export const solverSeconds = 8.2;
/** Naming the causes of a plan that cannot be made may outlast the solver; past this the thread is ended. */
const usualGrace = 12;

type Ticking = (elapsedSeconds: number, parts: number) => void;

/**
 * Answers the calculator `plan` from unchecked input in a thread of its own. When the time is over the best plan so far is answered with
 * its gap; when even that does not come it is refused with `finance.plan-out-of-time`, a cancelled call with `call.cancelled`.
 */
export const planInThread = (
  input: unknown,
  signal?: AbortSignal,
  seconds = solverSeconds,
  grace = usualGrace,
  onTick?: Ticking,
): Promise<ThreadAnswer<PlanOrder> | Refused> =>
  inThread<PlanOrder>({ kind: 'plan', input, seconds }, { signal, seconds: seconds + grace, onTick });

/** Solves a plan anew for each bid named, with what it is given now forbidden; in a thread of its own, as above. */
export const nextBestInThread = (
  order: Omit<NextBestOrder, 'kind'>,
  signal?: AbortSignal,
  onTick?: Ticking,
): Promise<ThreadAnswer<NextBestOrder> | Refused> =>
  inThread<NextBestOrder>(
    { kind: 'next-best', ...order },
    { signal, seconds: order.seconds * order.bids.length + usualGrace, onTick },
  );
