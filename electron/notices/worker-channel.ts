import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { SourceFormat } from '#shared/procedure/model.ts';
import type { Batch, FileEnd } from './found.ts';
import type { Encoding } from './json/strict.ts';
import { unpackBatch, type PackedBatch } from './packed-batch.ts';

/** Places in the shared memory by which reader and writer keep step. */
const sent = 0;
const taken = 1;
const stop = 2;
/**
 * Batches on their way at most, so memory does not grow when the writer is slower. Two of the writer's transactions:
 * while it stores one, the reader fills the next, and neither waits for the other.
 */
const mostWaiting = 32;

export type ReadingOrder = {
  readonly path: string;
  readonly encoding: Encoding;
  readonly expected: SourceFormat | 'auto';
  readonly port: MessagePort;
  readonly memory: SharedArrayBuffer;
  /** For a file that is still being written: what `Arriving` shares, and its size at the end. */
  readonly arriving?: { readonly memory: SharedArrayBuffer; readonly size: number };
};
export type ReadingMessage =
  | { readonly kind: 'batch'; readonly batch: PackedBatch }
  | { readonly kind: 'end'; readonly end: FileEnd }
  | { readonly kind: 'fault'; readonly message: string };

/** The reader's side: posts, and waits while too much is on its way. False: nobody wants more. */
export const postTo = (order: Pick<ReadingOrder, 'port' | 'memory'>, message: ReadingMessage): boolean => {
  const memory = new Int32Array(order.memory);
  for (;;) {
    if (Atomics.load(memory, stop) === 1) return false;
    const done = Atomics.load(memory, taken);
    if (Atomics.load(memory, sent) - done < mostWaiting) break;
    Atomics.wait(memory, taken, done, 1_000);
  }
  order.port.postMessage(message);
  Atomics.add(memory, sent, 1);
  Atomics.notify(memory, sent);
  return true;
};

/** Parsing makes much that dies young; room for it spares copying. */
const resourceLimits = { maxYoungGenerationSizeMb: 48 };

const workerAddress = new URL(`./reading-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

type Reading = Generator<Batch, FileEnd>;
/** `reading` must be taken from one thread; `stop` ends the thread, whether anything was taken or not. */
export type ThreadReading = { readonly reading: Reading; readonly stop: () => void };

/**
 * Reads a file in a thread of its own, which starts at once, while the caller, who must be off the main thread, stores
 * what came. A plain generator to the caller: it waits for the next batch without giving up its thread, so a transaction
 * can stay open.
 */
export const startReading = (file: Omit<ReadingOrder, 'port' | 'memory'>): ThreadReading => {
  const { port1, port2 } = new MessageChannel();
  const memory = new SharedArrayBuffer(16);
  const counters = new Int32Array(memory);
  const order: ReadingOrder = { ...file, port: port2, memory };
  const worker = new Worker(workerAddress, { workerData: order, transferList: [port2], resourceLimits });
  const read = function* (): Reading {
    for (;;) {
      const before = Atomics.load(counters, sent);
      const received = receiveMessageOnPort(port1);
      if (received === undefined) {
        if (before === Atomics.load(counters, taken)) Atomics.wait(counters, sent, before, 1_000);
        continue;
      }
      Atomics.add(counters, taken, 1);
      Atomics.notify(counters, taken);
      const message = received.message as ReadingMessage;
      if (message.kind === 'end') return message.end;
      if (message.kind === 'fault') throw new Error(message.message);
      yield unpackBatch(message.batch);
    }
  };
  return {
    reading: read(),
    stop: () => {
      Atomics.store(counters, stop, 1);
      Atomics.notify(counters, taken);
      port1.close();
      void worker.terminate();
    },
  };
};
