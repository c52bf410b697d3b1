import { Worker } from 'node:worker_threads';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import { hashFile, type HashedFile, type Watch } from './hash-file.ts';

export type LaneSettings = { readonly algorithms: readonly SigningDigest[] };
export type HashOrder =
  | { readonly number: number; readonly file: string }
  | { readonly number: number; readonly stop: true };
export type HashAnswer =
  | { readonly number: number; readonly done: number }
  | { readonly number: number; readonly outcome: Outcome<HashedFile, KernelCode> };

/** Hashes files, several at once where that is worth it. `close` waits for nothing and leaves no thread behind. */
export type HashLanes = {
  readonly hash: (file: string, watch?: Watch) => Promise<Outcome<HashedFile, KernelCode>>;
  readonly close: () => Promise<void>;
};

const workerAddress = new URL(`./hash-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
/** A lane holds two pieces of a file and a digest's state. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

type Waiting = {
  readonly number: number;
  readonly file: string;
  readonly watch: Watch;
  readonly settle: (outcome: Outcome<HashedFile, KernelCode>) => void;
};

const openLane = (settings: LaneSettings, onFree: () => void) => {
  const worker = new Worker(workerAddress, { workerData: settings, resourceLimits });
  let current: Waiting | null = null;
  const stop = (): void => {
    if (current !== null) worker.postMessage({ number: current.number, stop: true } satisfies HashOrder);
  };
  const end = (outcome: Outcome<HashedFile, KernelCode>): void => {
    const ended = current;
    current = null;
    ended?.watch.signal?.removeEventListener('abort', stop);
    ended?.settle(outcome);
  };
  let isGone = false;
  worker.on('message', (answer: HashAnswer) => {
    if (answer.number !== current?.number) return;
    if ('done' in answer) {
      current.watch.onBytes?.(answer.done);
      return;
    }
    end(answer.outcome);
    onFree();
  });
  // A thread that ends by itself is a fault of ours; the file it had is named by what it was doing.
  const gone = (): void => {
    isGone = true;
    end(failKernel('program.fault', { where: 'hash-worker' }));
    onFree();
  };
  worker.on('error', gone);
  worker.on('exit', gone);
  return {
    isFree: () => current === null && !isGone,
    isGone: () => isGone,
    take: (next: Waiting): void => {
      current = next;
      next.watch.signal?.addEventListener('abort', stop);
      worker.postMessage({ number: next.number, file: next.file } satisfies HashOrder);
    },
    close: async () => {
      worker.removeListener('exit', gone);
      await worker.terminate();
      gone();
    },
  };
};

/**
 * Threads that hash whole files side by side, for digests that cost more than reading: Streebog keeps one core busy with
 * a single file, so many files are spread over `count` of them. Files are taken in the order in which they were asked for.
 */
export const openHashLanes = (algorithms: readonly SigningDigest[], count: number): HashLanes => {
  const queue: Waiting[] = [];
  let number = 0;
  const lanes = Array.from({ length: count }, () => openLane({ algorithms }, () => feed()));
  const feed = (): void => {
    if (lanes.every((lane) => lane.isGone()))
      for (const { settle } of queue.splice(0)) settle(failKernel('program.fault', { where: 'hash-worker' }));
    for (const lane of lanes) {
      const next = lane.isFree() ? queue.shift() : undefined;
      if (next !== undefined) lane.take(next);
    }
  };
  return {
    hash: (file, watch = {}) =>
      watch.signal?.aborted === true
        ? Promise.resolve(failKernel('call.cancelled'))
        : new Promise((settle) => {
            number += 1;
            queue.push({ number, file, watch, settle });
            feed();
          }),
    close: async () => {
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
};

/** The same without threads: SHA-2 is faster than a file can be handed to another core. */
export const hashHere = (algorithms: readonly SigningDigest[]): HashLanes => ({
  hash: (file, watch = {}) => hashFile(file, algorithms, watch),
  close: () => Promise.resolve(),
});
