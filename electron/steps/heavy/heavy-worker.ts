import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { FromThread, ToThread } from './heavy-thread.ts';
import { doJob } from './jobs.ts';

/** The thread of `openHeavyThread`. Jobs run side by side: each waits for the disk more than for the processor. */
enableCompileCache();
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
/** Milliseconds between two words about progress. */
const pace = 100;

const stops = new Map<number, AbortController>();
const post = (message: FromThread): void => port.postMessage(message);

const work = async ({ number, job, input }: Extract<ToThread, { readonly job: unknown }>): Promise<void> => {
  const stop = new AbortController();
  stops.set(number, stop);
  let lastWord = 0;
  const onBytes = (done: number, total: number | null): void => {
    const time = performance.now();
    if (time - lastWord < pace && done !== total) return;
    lastWord = time;
    post({ number, done, total });
  };
  try {
    post({ number, outcome: await doJob(job, input, { signal: stop.signal, onBytes }) });
  } catch (error) {
    post({ number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    stops.delete(number);
  }
};

port.on('message', (message: ToThread) => {
  if ('stop' in message) stops.get(message.stop)?.abort();
  else void work(message);
});
