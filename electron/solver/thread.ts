import { Worker } from 'node:worker_threads';
import { failKernel } from '#shared/kernel/codes.ts';
import type { Failure } from '#shared/kernel/failure.ts';
import { failFinance } from '#shared/finance/codes.ts';
import type { ThreadAnswer, ThreadOrder } from './orders.ts';

const workerAddress = new URL(`./plan-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

export type Refused = { readonly ok: false; readonly error: Failure };

type Patience = {
  readonly signal?: AbortSignal | undefined;
  /** Past this the thread is ended. */
  readonly seconds: number;
  /** Called about four times a second, and with every part that is done. */
  readonly onTick?: ((elapsedSeconds: number, parts: number) => void) | undefined;
};

/**
 * Has an order done in a thread of its own, so that the caller stays responsive. A cancelled call ends the thread at once and is refused with
 * `call.cancelled`; one that outlasts its time with `finance.plan-out-of-time`.
 */
export const inThread = async <Order extends ThreadOrder>(
  order: Order,
  { signal, seconds, onTick }: Patience,
): Promise<ThreadAnswer<Order> | Refused> => {
  if (signal?.aborted === true) return failKernel('call.cancelled');
  const worker = new Worker(workerAddress, { workerData: order });
  const begun = performance.now();
  let parts = 0;
  let cancel = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  const tick = (): void => onTick?.((performance.now() - begun) / 1000, parts);
  const pulse = onTick === undefined ? undefined : setInterval(tick, 250);
  try {
    return await new Promise((resolve, reject) => {
      cancel = () => resolve(failKernel('call.cancelled'));
      signal?.addEventListener('abort', cancel);
      timer = setTimeout(() => resolve(failFinance('finance.plan-out-of-time', { seconds })), seconds * 1000);
      worker.on('message', (message: { readonly part: number } | { readonly answer: ThreadAnswer<Order> }) => {
        if ('answer' in message) resolve(message.answer);
        else {
          parts = message.part;
          tick();
        }
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the planning thread ended early')));
    });
  } finally {
    clearTimeout(timer);
    clearInterval(pulse);
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
};
