import { parentPort, workerData } from 'node:worker_threads';
import type { TableDocument } from './document.ts';
import { writePdf } from './pdf.ts';

/** Draws one document and answers its bytes. */
const document: TableDocument = workerData;
parentPort?.postMessage(Uint8Array.from(await writePdf(document)));
