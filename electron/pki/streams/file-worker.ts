import { parentPort } from 'node:worker_threads';
import type { KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hashFile, type HashedFile } from './hash-file.ts';
import type { FromLane, LaneOrder, LaneResult, ToLane } from './file-lanes.ts';
import { hashSmallFile, keepSmallFile, lookAt, smallFile } from './small-files.ts';

/** The thread of one lane of `openFileLanes`: its orders one at a time, in turn. */
const port = parentPort;
if (port === null) throw new Error('this file is started as a thread');
const buffer = Buffer.allocUnsafeSlow(smallFile + 1);
/** Milliseconds between two words about progress, and the longest that a result waits for those behind it. */
const pace = 100;

const stopped = new Set<number>();
let running: { readonly number: number; readonly stop: AbortController } | null = null;

type HashOrder = { readonly file: string; readonly algorithms: readonly SigningDigest[] };

const hashLarge = async (number: number, { file, algorithms }: HashOrder): Promise<Outcome<HashedFile, KernelCode>> => {
  const stop = new AbortController();
  running = { number, stop };
  if (stopped.delete(number)) stop.abort();
  let lastWord = performance.now();
  const onBytes = (done: number): void => {
    const time = performance.now();
    if (time - lastWord < pace) return;
    lastWord = time;
    port.postMessage({ number, done } satisfies FromLane);
  };
  const hashed = await hashFile(file, algorithms, { signal: stop.signal, onBytes });
  running = null;
  return hashed;
};

const resultOf = async ({ number, order }: LaneOrder): Promise<LaneResult['result']> => {
  switch (order.is) {
    case 'look':
      return order.files.map(lookAt);
    case 'keep':
      return keepSmallFile(order.file, order.bytes);
    case 'hash':
      return hashSmallFile(order.file, order.algorithms, buffer) ?? hashLarge(number, order);
    default:
      return order satisfies never;
  }
};

const work = async (orders: readonly LaneOrder[]): Promise<void> => {
  let results: LaneResult[] = [];
  let begun = performance.now();
  for (const [index, order] of orders.entries()) {
    results.push({ number: order.number, result: await resultOf(order) });
    if (index < orders.length - 1 && performance.now() - begun < pace) continue;
    port.postMessage(results satisfies FromLane);
    results = [];
    begun = performance.now();
  }
  stopped.clear();
};

port.on('message', (message: ToLane) => {
  if (!('stop' in message)) void work(message);
  else if (running?.number === message.stop) running.stop.abort();
  else stopped.add(message.stop);
});
