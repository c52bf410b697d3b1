import { parentPort, workerData } from 'node:worker_threads';
import type { PdfOrder } from './pdf-in-thread.ts';
import { renderPdf } from './pdf.ts';

/** Draws one report and answers its bytes. */
const { report, language }: PdfOrder = workerData;
const bytes = await renderPdf(report, language);
parentPort?.postMessage(Uint8Array.from(bytes));
