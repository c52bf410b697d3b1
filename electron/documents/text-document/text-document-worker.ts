import { parentPort, workerData } from 'node:worker_threads';
import { writePdf } from './pdf.ts';
import type { TextDocument } from './text-document.ts';

/** Draws one document and answers its bytes. */
const document: TextDocument = workerData;
parentPort?.postMessage(Uint8Array.from(await writePdf(document)));
