import { Worker } from 'node:worker_threads';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { SigningDigest } from '#shared/signature/signature-algorithm.ts';
import type { HashedFile, Watch } from './hash-file.ts';
import type { FileLook } from './small-files.ts';

type Orders = {
  readonly look: { readonly is: 'look'; readonly files: readonly string[] };
  readonly hash: { readonly is: 'hash'; readonly file: string; readonly algorithms: readonly SigningDigest[] };
  readonly keep: { readonly is: 'keep'; readonly file: string; readonly bytes: Uint8Array };
};
type Results = {
  readonly look: readonly (FileLook | null)[];
  readonly hash: Outcome<HashedFile, KernelCode>;
  readonly keep: Outcome<Uint8Array, KernelCode>;
};
type Kind = keyof Orders;

/** Several orders travel together: a message costs more than looking at a small file. `stop` names one not wanted any more. */
export type LaneOrder = { readonly number: number; readonly order: Orders[Kind] };
export type ToLane = readonly LaneOrder[] | { readonly stop: number };
export type LaneResult = { readonly number: number; readonly result: Results[Kind] };
export type FromLane = readonly LaneResult[] | { readonly number: number; readonly done: number };

/** Disk work of many files, away from the thread that people wait on. */
export type FileLanes = {
  /** Size and time of change of each file; null where there is none. */
  readonly look: (files: readonly string[]) => Promise<readonly (FileLook | null)[]>;
  /** As `hashFile`. */
  readonly hash: <Algorithm extends SigningDigest>(
    file: string,
    algorithms: readonly Algorithm[],
    watch?: Watch,
  ) => Promise<Outcome<HashedFile<Algorithm>, KernelCode>>;
  /** Writes a small file whole or not at all, and answers what is read of it then. */
  readonly keep: (file: string, bytes: Uint8Array) => Promise<Outcome<Uint8Array, KernelCode>>;
  /** Makes them as many as `count`. */
  readonly widen: (count: number) => void;
  /** Leaves no thread behind; what was not done yet is `call.cancelled`. */
  readonly close: () => Promise<void>;
};

const workerAddress = new URL(`./file-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
/** A lane holds a small file or two pieces of a large one, and a digest's state. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

type Waiting = LaneOrder & {
  readonly watch: Watch;
  readonly stop: () => void;
  readonly settle: (result: Results[Kind] | null) => void;
};

/** Orders that a lane takes at once at most. */
const together = 16;

const openLane = (onFree: () => void) => {
  const worker = new Worker(workerAddress, { resourceLimits });
  const taken = new Map<number, Waiting>();
  let isGone = false;
  const end = (number: number, result: Results[Kind] | null): void => {
    const ended = taken.get(number);
    taken.delete(number);
    ended?.watch.signal?.removeEventListener('abort', ended.stop);
    ended?.settle(result);
  };
  worker.on('message', (message: FromLane) => {
    if ('done' in message) {
      taken.get(message.number)?.watch.onBytes?.(message.done);
      return;
    }
    for (const { number, result } of message) end(number, result);
    if (taken.size === 0) onFree();
  });
  const gone = (): void => {
    isGone = true;
    for (const number of taken.keys()) end(number, null);
    onFree();
  };
  // What a thread dies of is a fault of ours; its exit follows and ends what it was doing.
  worker.on('error', gone);
  worker.on('exit', gone);
  return {
    isFree: () => taken.size === 0 && !isGone,
    isGone: () => isGone,
    take: (orders: readonly Waiting[]): void => {
      for (const order of orders) {
        taken.set(order.number, order);
        order.watch.signal?.addEventListener('abort', order.stop);
      }
      worker.postMessage(orders.map(({ number, order }): LaneOrder => ({ number, order })) satisfies ToLane);
    },
    /** Of the one it works on; those behind it are looked at in their turn. */
    stop: (number: number): void => {
      if (taken.has(number)) worker.postMessage({ stop: number } satisfies ToLane);
    },
    close: () => worker.terminate(),
  };
};

/**
 * Threads that look at, hash and write files side by side. One is enough for SHA-2, which costs less than reading;
 * Streebog keeps a core busy with a single file, so that many files are spread over as many as there are cores. Orders are taken up
 * in turn.
 */
export const openFileLanes = (count = 1): FileLanes => {
  const queue: Waiting[] = [];
  const lanes: ReturnType<typeof openLane>[] = [];
  let number = 0;
  let isClosed = false;
  const feed = (): void => {
    if (lanes.every((lane) => lane.isGone())) for (const { settle } of queue.splice(0)) settle(null);
    for (const lane of lanes) {
      // A part of what waits, so that every lane has its share.
      const share = Math.min(together, Math.ceil(queue.length / lanes.length));
      if (lane.isFree() && share > 0) lane.take(queue.splice(0, share));
    }
  };
  let isAsked = false;
  /** Once what is asked for in this turn is all there. */
  const feedSoon = (): void => {
    if (isAsked) return;
    isAsked = true;
    setImmediate(() => {
      isAsked = false;
      feed();
    });
  };
  const widen = (wanted: number): void => {
    while (lanes.length < wanted) lanes.push(openLane(feed));
    feed();
  };
  widen(count);
  const ask = <Name extends Kind>(order: Orders[Name], watch: Watch = {}): Promise<Results[Name] | null> =>
    new Promise((settle) => {
      number += 1;
      const own = number;
      queue.push({
        number: own,
        order,
        watch,
        stop: () => lanes.forEach((lane) => lane.stop(own)),
        // The thread answers each order with its own kind.
        settle: settle as Waiting['settle'],
      });
      feedSoon();
    });
  const lost = () => (isClosed ? failKernel('call.cancelled') : failKernel('program.fault', { where: 'file-worker' }));
  return {
    look: async (files) => {
      const looks = await ask<'look'>({ is: 'look', files });
      if (looks === null) throw new Error('the thread for files is gone');
      return looks;
    },
    hash: async <Algorithm extends SigningDigest>(
      file: string,
      algorithms: readonly Algorithm[],
      watch: Watch = {},
    ): Promise<Outcome<HashedFile<Algorithm>, KernelCode>> => {
      if (watch.signal?.aborted === true) return failKernel('call.cancelled');
      const hashed = (await ask<'hash'>({ is: 'hash', file, algorithms }, watch)) ?? lost();
      // Of the algorithms that were asked for.
      return hashed as Outcome<HashedFile<Algorithm>, KernelCode>;
    },
    widen,
    keep: async (file, bytes) => (await ask<'keep'>({ is: 'keep', file, bytes })) ?? lost(),
    close: async () => {
      isClosed = true;
      await Promise.all(lanes.map((lane) => lane.close()));
    },
  };
};
