import { drawPagesInThread } from '../pki/report/draw-in-thread.ts';
import type { TableDocument } from './document.ts';

/** Beside this file, as source or as what the build made of it. */
const workerAddress = new URL(`./tables-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** The document as a PDF, drawn in a thread of its own. */
export const drawInThread = (document: TableDocument): Promise<Uint8Array> =>
  drawPagesInThread(workerAddress, document);
