import { parentPort, workerData } from 'node:worker_threads';
import { hashFile } from './hash-file.ts';
import type { HashAnswer, HashOrder, LaneSettings } from './hash-lanes.ts';

/** The thread of one lane of `openHashLanes`: files come one at a time, with what they are to be hashed under. */
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const { algorithms } = workerData as LaneSettings;
const post = (answer: HashAnswer): void => port.postMessage(answer);

/** Milliseconds between two words about progress. */
const pace = 100;
let running: { readonly number: number; readonly stop: AbortController } | null = null;

const hash = async ({ number, file }: Extract<HashOrder, { file: string }>): Promise<void> => {
  const stop = new AbortController();
  running = { number, stop };
  let lastWord = performance.now();
  const onBytes = (done: number): void => {
    const time = performance.now();
    if (time - lastWord < pace) return;
    lastWord = time;
    post({ number, done });
  };
  post({ number, outcome: await hashFile(file, algorithms, { signal: stop.signal, onBytes }) });
};

port.on('message', (order: HashOrder) => {
  if ('file' in order) void hash(order);
  else if (running?.number === order.number) running.stop.abort();
});
