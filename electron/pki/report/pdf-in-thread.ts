import type { Language } from '#shared/kernel/language.ts';
import type { Report } from '#shared/verification/report.ts';
import { drawPagesInThread } from './draw-in-thread.ts';

/** What the thread is told: plain data. */
export type PdfOrder = { readonly report: Report; readonly language: Language };

/** Beside this file, as source or as what the build made of it. */
const workerAddress = new URL(`./pdf-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** `renderPdf` in a thread of its own. */
export const renderPdfInThread = (report: Report, language: Language): Promise<Uint8Array> =>
  drawPagesInThread(workerAddress, { report, language } satisfies PdfOrder);
