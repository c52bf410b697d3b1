import { Worker } from 'node:worker_threads';
import type { plan } from '#shared/finance/calculators/plan.ts';
import { failFinance } from '#shared/finance/codes.ts';
import type { KernelCode } from '#shared/kernel/codes.ts';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';

export type PlanOrder = { readonly input: unknown; readonly seconds: number };
type Answered = ReturnType<typeof plan.run>;

const workerAddress = new URL(`./plan-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Time for the solver: with pricing and explaining the whole stays below ten seconds. */
const solverSeconds = 8.2;
/** Naming the causes of a plan that cannot be made may outlast the solver; past this the thread is ended. */
const usualGrace = 12;

/**
 * Answers the calculator `plan` from unchecked input in a thread of its own, so that the caller stays responsive. A cancelled call
 * ends the thread at once and is refused with `call.cancelled`; when the time is over the best plan so far is answered with
 * its gap; when even that does not come it is refused with `finance.plan-out-of-time`.
 */
export const planInThread = async (
  input: unknown,
  signal?: AbortSignal,
  seconds = solverSeconds,
  grace = usualGrace,
): Promise<Answered | { readonly ok: false; readonly error: Failure<KernelCode> }> => {
  if (signal?.aborted === true) return failKernel('call.cancelled');
  const order: PlanOrder = { input, seconds };
  const worker = new Worker(workerAddress, { workerData: order });
  let cancel = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      cancel = () => resolve(failKernel('call.cancelled'));
      signal?.addEventListener('abort', cancel);
      const longest = seconds + grace;
      timer = setTimeout(() => resolve(failFinance('finance.plan-out-of-time', { seconds: longest })), longest * 1000);
      worker.on('message', (answer: Answered) => resolve(answer));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the planning thread ended early')));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
};
