import { Worker } from 'node:worker_threads';
import type { Language } from '#shared/kernel/language.ts';
import type { Report } from '#shared/verification/report.ts';

/** What the thread is told: plain data. */
export type PdfOrder = { readonly report: Report; readonly language: Language };

/** Beside this file, as source or as what the build made of it. */
const workerAddress = new URL(`./pdf-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** `renderPdf` in a thread of its own: drawing pages takes seconds of work that the window must not wait for. */
export const renderPdfInThread = async (report: Report, language: Language): Promise<Uint8Array> => {
  const order: PdfOrder = { report, language };
  const worker = new Worker(workerAddress, { workerData: order });
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
