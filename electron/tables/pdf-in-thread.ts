import { Worker } from 'node:worker_threads';
import type { TableDocument } from './document.ts';

/** Beside this file, as source or as what the build made of it. */
const workerAddress = new URL(`./tables-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** The document as a PDF, drawn in a thread of its own: it takes seconds that the window must not wait for. */
export const drawInThread = async (document: TableDocument): Promise<Uint8Array> => {
  const worker = new Worker(workerAddress, { workerData: document });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      worker.on('message', (bytes: Uint8Array) => resolve(bytes));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the drawing thread ended early')));
    });
  } finally {
    await worker.terminate();
  }
};
