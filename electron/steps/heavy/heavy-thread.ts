import { Worker } from 'node:worker_threads';
import type { JobInput, JobName, JobOutcome } from './jobs.ts';
import type { JobWatch } from './watch.ts';

export type ToThread =
  | { readonly number: number; readonly job: JobName; readonly input: JobInput<JobName> }
  | { readonly stop: number };
export type FromThread =
  | { readonly number: number; readonly outcome: JobOutcome<JobName> }
  | { readonly number: number; readonly fault: string }
  | { readonly number: number; readonly done: number; readonly total: number | null };

/** The thread ended under what it was doing. Its own fault, or the end of memory. */
export class ThreadLost extends Error {}

export type HeavyThread = {
  /** Throws `ThreadLost` when the thread dies, and what a job throws that is wrong itself. */
  readonly run: <Name extends JobName>(job: Name, input: JobInput<Name>, watch: JobWatch) => Promise<JobOutcome<Name>>;
  readonly isLost: () => boolean;
  readonly close: () => Promise<void>;
};

type Running = {
  readonly watch: JobWatch;
  readonly stop: () => void;
  readonly settle: (outcome: JobOutcome<JobName>) => void;
  readonly fail: (error: Error) => void;
};

const workerAddress = new URL(`./heavy-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
/** A record of thousands of positions is read whole; files never are. What dies young is buffers, which count elsewhere. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 16 };

/** `onIdle` is called whenever nothing is left to do. An idle thread keeps no process alive. */
export const openHeavyThread = (onIdle: () => void = () => undefined, address = workerAddress): HeavyThread => {
  const worker = new Worker(address, { resourceLimits });
  worker.unref();
  const running = new Map<number, Running>();
  let number = 0;
  let isLost = false;
  const end = (ended: number): Running | undefined => {
    const one = running.get(ended);
    running.delete(ended);
    one?.watch.signal.removeEventListener('abort', one.stop);
    if (running.size === 0) {
      worker.unref();
      onIdle();
    }
    return one;
  };
  worker.on('message', (message: FromThread) => {
    if ('outcome' in message) end(message.number)?.settle(message.outcome);
    else if ('fault' in message) end(message.number)?.fail(new Error(message.fault));
    else running.get(message.number)?.watch.onBytes(message.done, message.total);
  });
  const lose = (cause?: unknown): void => {
    isLost = true;
    for (const lost of running.keys()) end(lost)?.fail(new ThreadLost('the thread of heavy work is gone', { cause }));
  };
  // What a thread dies of comes first; its exit follows.
  worker.on('error', lose);
  worker.on('exit', () => lose());
  return {
    isLost: () => isLost,
    run: <Name extends JobName>(job: Name, input: JobInput<Name>, watch: JobWatch) =>
      new Promise<JobOutcome<Name>>((resolve, reject) => {
        number += 1;
        const own = number;
        const stop = (): void => worker.postMessage({ stop: own } satisfies ToThread);
        // The thread answers each order with its own job's outcome.
        const settle = resolve as Running['settle'];
        running.set(own, { watch, stop, settle, fail: reject });
        worker.ref();
        worker.postMessage({ number: own, job, input } satisfies ToThread);
        watch.signal.addEventListener('abort', stop);
        if (watch.signal.aborted) stop();
      }),
    close: async () => {
      await worker.terminate();
    },
  };
};
