import { Worker } from 'node:worker_threads';

/**
 * Pages drawn in a thread of their own: it takes seconds that the window must not wait for. `worker` is the address of the file that draws
 * one order and posts its bytes.
 */
export const drawPagesInThread = async (worker: URL, order: unknown): Promise<Uint8Array> => {
  const thread = new Worker(worker, { workerData: order });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      thread.on('message', (bytes: Uint8Array) => resolve(bytes));
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('the drawing thread ended early')));
    });
  } finally {
    await thread.terminate();
  }
};
