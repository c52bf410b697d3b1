import { Worker } from 'node:worker_threads';
import { failKernel, type KernelCode } from '#shared/kernel/codes.ts';
import type { Outcome } from '#shared/kernel/failure.ts';
import type { XmlCode } from '#shared/kernel/xml-codes.ts';
import { readList, type ListOrder, type ReadList } from './read-list.ts';

const workerAddress = new URL(`./list-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Below this a list is read sooner than a thread starts. */
const smallList = 256 * 1024;

/** A tree takes some thirty times its text; a list beyond this is refused before it. */
const resourceLimits = { maxOldGenerationSizeMb: 3_072 } as const;

type Answer = Outcome<ReadList | null, XmlCode>;

/** `readList`, a large one in a thread of its own; ends it at once when the call is cancelled. */
export const readListInThread = async (
  order: ListOrder,
  signal: AbortSignal,
): Promise<Outcome<ReadList | null, XmlCode | KernelCode>> => {
  if (signal.aborted) return failKernel('call.cancelled');
  if (order.bytes.length < smallList) return readList(order);
  const worker = new Worker(workerAddress, { workerData: order, resourceLimits });
  let cancel = (): void => {};
  try {
    return await new Promise((resolve, reject) => {
      cancel = () => resolve(failKernel('call.cancelled'));
      signal.addEventListener('abort', cancel);
      worker.on('message', (answer: Answer) => resolve(answer));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread that reads a trust list ended early')));
    });
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
};
